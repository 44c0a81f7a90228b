import type Vips from 'wasm-vips';
import { pixelsOf, type VipsImages } from '../vipsImages.ts';
import type { Rgb } from './planes.ts';

/** The longest side at which pictures are compared: enough to see a shift of a quarter of a pixel at 1K. */
const comparedSide = 1024;

/** An upright picture in little, on white where it is transparent. */
export function smallCopy(images: VipsImages, bytes: Uint8Array, side = comparedSide): Rgb {
  using small = images.shrink(bytes, { width: side, height: side });
  return opaqueOf(images, small);
}

/** The same of a picture that is decoded already. */
export function smallCopyOf(images: VipsImages, image: Vips.Image): Rgb {
  using small = image.thumbnailImage(comparedSide, { height: comparedSide, size: 'down', no_rotate: true });
  return opaqueOf(images, small);
}

function opaqueOf({ toSrgb }: VipsImages, small: Vips.Image): Rgb {
  using image = toSrgb(small);
  using opaque = image.hasAlpha() ? image.flatten({ background: [255, 255, 255] }) : image.copy();
  return { data: pixelsOf(opaque), width: opaque.width, height: opaque.height };
}
