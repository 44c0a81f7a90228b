import type Vips from 'wasm-vips';
import type { Size } from '../../protocol/pixels.ts';
import type { VipsImages } from '../vipsImages.ts';
import { type Alignment, inPlace } from './align.ts';

/** The answer in the original's pixels: resampled only where it has another size or sits elsewhere. */
export function lay({ vips }: VipsImages, answer: Vips.Image, { width, height }: Size, at: Alignment): Vips.Image {
  const sameSize = answer.width === width && answer.height === height;
  if (sameSize && at === inPlace) return answer.copy();
  const across = width / answer.width / at.scaleX;
  const down = height / answer.height / at.scaleY;
  using sized = answer.resize(across, { vscale: down });
  if (at === inPlace) return sized.copy();
  // What is left of the scale after whole pixels, and the shift. Vips counts from the corner of a pixel.
  const restX = (answer.width * across) / sized.width;
  const restY = (answer.height * down) / sized.height;
  using interpolate = vips.Interpolate.newFromName('bicubic');
  return sized.affine([restX, 0, 0, restY], {
    interpolate,
    odx: (-at.shiftX * width) / at.scaleX + 0.5 * (restX - 1),
    ody: (-at.shiftY * height) / at.scaleY + 0.5 * (restY - 1),
    oarea: [0, 0, width, height],
    extend: 'copy',
  });
}
