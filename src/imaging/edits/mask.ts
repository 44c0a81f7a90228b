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
    const message = `The mask has another shape than the image: ${image.width} × ${image.height} and ${width} × ${height}.`;
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
  if (nextPainted(data, 0, data.length) === data.length) {
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
  const small = { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
  const soft = distanceInside({ data: nearest(mask, small), ...small });
  let deepest = 0;
  for (const distance of soft) deepest = Math.max(deepest, distance);
  const reach = Math.max(1, Math.min(feather / factor, deepest / 2));
  for (let pixel = 0; pixel < soft.length; pixel++) soft[pixel] = Math.min(1, (soft[pixel] ?? 0) / reach);

  const result = new Uint8Array(data.length);
  const line = new Float32Array(small.width);
  // Where each pixel lies between two of the small ones: the same in every row.
  const columns = Float32Array.from({ length: width }, (_, x) =>
    Math.min(small.width - 1, Math.max(0, (x + 0.5) / factor - 0.5)),
  );
  for (let y = 0; y < height; y++) {
    const row = y * width;
    // A row without a painted place is most of most masks.
    const first = nextPainted(data, row, row + width) - row;
    if (first === width) continue;
    blendRows(line, soft, small.height, Math.max(0, (y + 0.5) / factor - 0.5));
    for (let x = first; x < width; x++) {
      const painted = data[row + x] ?? 0;
      if (painted === 0) continue;
      const column = columns[x] ?? 0;
      const left = column | 0;
      const here = line[left] ?? 1;
      const next = line[left + 1] ?? here;
      result[row + x] = painted * (here + (next - here) * (column - left)) + 0.5;
    }
  }
  return { data: result, width, height };
}

/** The first painted place from here on; `end` when there is none. */
function nextPainted(data: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && data[at] === 0) at++;
  return at;
}

/** The row at a height between two others. */
function blendRows(line: Float32Array, rows: Float32Array, height: number, at: number): void {
  const top = Math.min(height - 1, at | 0);
  const upper = top * line.length;
  const lower = Math.min(height - 1, top + 1) * line.length;
  for (let x = 0; x < line.length; x++)
    line[x] = (rows[upper + x] ?? 0) * (1 - at + top) + (rows[lower + x] ?? 0) * (at - top);
}

/** In another size: each pixel is what lies in its middle. */
export function nearest({ data, width, height }: Mask, size: Size): Uint8Array {
  const result = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) / size.height) * height) * width;
    for (let x = 0; x < size.width; x++)
      result[y * size.width + x] = data[row + Math.floor(((x + 0.5) / size.width) * width)] ?? 0;
  }
  return result;
}
