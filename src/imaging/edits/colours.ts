import type Vips from 'wasm-vips';
import type { VipsImages } from '../vipsImages.ts';

const profile = 'icc-profile-data';
const hasProfile = (image: Vips.Image): boolean => image.getTypeof(profile) !== 0;

/** As it is where it has red, green and blue, however deep; grey ones get them, CMYK becomes sRGB. */
export function inFullColour({ toSrgb }: VipsImages, image: Vips.Image): Vips.Image {
  if (image.interpretation === 'cmyk') return withoutProfile(toSrgb(image));
  if (image.bands >= 3) return image.copy();
  // A profile for grey means nothing for colours.
  return withoutProfile(image.colourspace(image.format === 'ushort' ? 'rgb16' : 'srgb'));
}

/** Eight bits a channel, sRGB, on white where it is transparent. */
export function uprightOpaque({ upright, toSrgb }: VipsImages, bytes: Uint8Array): Vips.Image {
  using image = upright(bytes);
  using colours = toSrgb(image);
  return withoutProfile(colours.hasAlpha() ? colours.flatten({ background: [255, 255, 255] }) : colours.copy());
}

/** An sRGB image in the numbers of another: its depth, and its profile where it has one. */
export function inColoursOf(base: Vips.Image, image: Vips.Image): Vips.Image {
  const deep = base.format === 'ushort';
  if (!hasProfile(base)) return deep ? image.colourspace('rgb16') : image.copy();
  using lab = image.iccImport({ input_profile: 'srgb' });
  using labelled = withProfileOf(base, lab);
  return labelled.iccExport({ depth: deep ? 16 : 8 });
}

export function withProfileOf(base: Vips.Image, image: Vips.Image): Vips.Image {
  const copy = withoutProfile(image);
  if (hasProfile(base)) copy.setBlob(profile, base.getBlob(profile));
  return copy;
}

function withoutProfile(image: Vips.Image): Vips.Image {
  const copy = image.copy();
  if (hasProfile(copy)) copy.remove(profile);
  return copy;
}
