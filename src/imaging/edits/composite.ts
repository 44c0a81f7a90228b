import type { Drift } from '../../protocol/edits/tools.ts';
import type { VipsImages } from '../vipsImages.ts';
import { align } from './align.ts';
import { inColoursOf, inFullColour, uprightOpaque, withProfileOf } from './colours.ts';
import { driftOf } from './drift.ts';
import { lay } from './lay.ts';
import { feathered, nearest, readMask } from './mask.ts';
import { greyOf } from './planes.ts';
import { smallCopy, smallCopyOf } from './smallCopy.ts';

export interface Composite {
  /** PNG, as large and as deep as the original, with its colour profile. */
  readonly bytes: Uint8Array;
  readonly drift: Drift;
}

const mostPixelsInMemory = 25e6;

/**
 * The answer inside the mask, the original everywhere else, bit for bit. The answer is scaled to the original and moved
 * to where the two agree best outside the mask. `feather` in pixels of the original. An original in CMYK becomes sRGB.
 */
export function composite(
  images: VipsImages,
  original: Uint8Array,
  answer: Uint8Array,
  maskFile: Uint8Array,
  feather: number,
): Composite {
  const { vips, upright, save } = images;
  using rows = upright(original);
  // Decoded once while that fits into memory; a larger picture is read again, row by row.
  const fits = rows.width * rows.height <= mostPixelsInMemory;
  using opened = fits ? rows.copyMemory() : rows.copy();
  const mask = readMask(images, maskFile, opened);
  const before = fits ? smallCopyOf(images, opened) : smallCopy(images, original);
  const after = smallCopy(images, answer);
  const painted = nearest(mask, before);
  const outside = (pixel: number): boolean => painted[pixel] === 0;
  const alignment = align(greyOf(before), greyOf(after), outside);

  using base = inFullColour(images, opened);
  using opaque = uprightOpaque(images, answer);
  using matched = inColoursOf(base, opaque);
  using laid = lay(images, matched, base, alignment);
  using full = base.hasAlpha() ? laid.bandjoin([base.format === 'ushort' ? 65_535 : 255]) : laid.copy();
  const soft = feathered(mask, feather);
  using alpha = vips.Image.newFromMemory(soft.data, soft.width, soft.height, 1, vips.BandFormat.uchar);
  using blended = alpha.ifthenelse(full, base, { blend: true });
  using result = withProfileOf(base, blended);
  return { bytes: save(result, { format: 'png' }, 'icc'), drift: driftOf(before, after, alignment, outside) };
}
