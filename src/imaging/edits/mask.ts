import { StudioError } from '../../protocol/failure.ts';
import type { Size } from '../../protocol/pixels.ts';
import { pixelsOf, type VipsImages } from '../vipsImages.ts';
import { distanceInside } from './distance.ts';
import type { Plane } from './planes.ts';

/** One channel: 255 where everything may change, 0 where nothing does. */
export type Mask = Plane;

/** Scaled to the picture that it belongs to. Throws `invalidInput` for one of another shape or without a painted place. */
export function readMask({ upright }: VipsImages, bytes: Uint8Array, { width, height }: Size): Mask {
  using image = upright(bytes);
  if (Math.abs(Math.log((image.width * height) / (image.height * width))) > 0.02) {
    const message = `The mask has another shape than the picture: ${image.width} × ${image.height} and ${width} × ${height}.`;
    throw new StudioError({ kind: 'invalidInput', message });
  }
  using opaque = image.hasAlpha() ? image.flatten({ background: [0] }) : image.copy();
  using grey = opaque.colourspace('b-w');
  using band = grey.extractBand(0);
  using sized =
    band.width === width && band.height === height
      ? band.copy()
      : band.resize(width / band.width, { vscale: height / band.height, kernel: 'linear' });
  using eightBit = sized.cast('uchar');
  const data = pixelsOf(eightBit);
  if (data.every((value) => value === 0)) {
    throw new StudioError({ kind: 'invalidInput', message: 'The mask is empty: paint over what should change.' });
  }
  return { data, width, height };
}

/** The longest side at which the feather is worked out; it is soft anyway. */
const softSide = 1024;

/**
 * The mask with an edge that fades over so many pixels, inwards alone: what was 0 stays 0, so that nothing outside is
 * ever touched. A stroke too thin for the feather gets a shorter one.
 */
export function feathered(mask: Mask, feather: number): Mask {
  if (feather <= 0) return mask;
  const { width, height, data } = mask;
  const factor = Math.max(1, Math.ceil(Math.max(width, height) / softSide));
  const small = thinned(mask, factor);
  const distance = distanceInside(small);
  const deepest = distance.reduce((most, value) => Math.max(most, value), 0);
  const reach = Math.max(1, Math.min(feather / factor, deepest / 2));
  const soft = Float32Array.from(distance, (value) => Math.min(1, value / reach));

  const result = new Uint8Array(data.length);
  const line = new Float32Array(small.width);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    // A row without a painted place is most of most masks.
    const first = row.findIndex((value) => value > 0);
    if (first < 0) continue;
    blendRows(line, soft, small.height, Math.max(0, (y + 0.5) / factor - 0.5));
    for (let x = first; x < width; x++) {
      const painted = row[x] ?? 0;
      if (painted === 0) continue;
      const column = Math.max(0, (x + 0.5) / factor - 0.5);
      const left = column | 0;
      const here = line[left] ?? 1;
      const next = line[left + 1] ?? here;
      result[y * width + x] = painted * (here + (next - here) * (column - left)) + 0.5;
    }
  }
  return { data: result, width, height };
}

/** The row at a height between two others. */
function blendRows(line: Float32Array, rows: Float32Array, height: number, at: number): void {
  const top = Math.min(height - 1, at | 0);
  const upper = top * line.length;
  const lower = Math.min(height - 1, top + 1) * line.length;
  for (let x = 0; x < line.length; x++)
    line[x] = (rows[upper + x] ?? 0) * (1 - at + top) + (rows[lower + x] ?? 0) * (at - top);
}

/** Every so many-th pixel: painted is what is painted in its middle. */
function thinned({ data, width, height }: Mask, factor: number): Mask {
  const small = { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
  const middle = factor >> 1;
  const result = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      const row = Math.min(height - 1, y * factor + middle);
      const column = Math.min(width - 1, x * factor + middle);
      result[y * small.width + x] = data[row * width + column] ?? 0;
    }
  return { data: result, ...small };
}
