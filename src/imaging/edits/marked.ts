import type { VipsImages } from '../vipsImages.ts';
import { readMask } from './mask.ts';

/** Gemini looks at no more pixels than this side (a smaller copy is also sent faster). */
const sentSide = 2048;
const tint = [255, 0, 255];
const tintShare = 0.6;

/** The picture with the masked area tinted, as the words of an edit speak of it: JPEG, upright, at most 2048 pixels wide. */
export function markArea(images: VipsImages, original: Uint8Array, mask: Uint8Array): Uint8Array {
  using base = sent(images, original);
  const { data, width, height } = readMask(images, mask, base);
  using area = images.vips.Image.newFromMemory(data, width, height, 1, images.vips.BandFormat.uchar);
  using scaled = area.linear([tintShare], [0]);
  using share = scaled.cast('uchar');
  using marked = share.ifthenelse(tint, base, { blend: true });
  return images.save(marked, { format: 'jpeg' }, 'none');
}

/** The picture with a drawing laid over it (a transparent image of the same shape), sent likewise. */
export function layDrawing(images: VipsImages, original: Uint8Array, drawing: Uint8Array): Uint8Array {
  const { vips, upright, toSrgb, save } = images;
  using base = sent(images, original);
  using opened = upright(drawing);
  using colours = toSrgb(opened);
  using sized = colours.resize(base.width / colours.width, { vscale: base.height / colours.height });
  using result = base.composite2(sized, vips.BlendMode.over);
  return save(result, { format: 'jpeg', quality: 95 }, 'none');
}

function sent({ shrink, toSrgb }: VipsImages, bytes: Uint8Array) {
  using small = shrink(bytes, { width: sentSide, height: sentSide });
  using colours = toSrgb(small);
  return colours.hasAlpha() ? colours.flatten({ background: [255, 255, 255] }) : colours.copy();
}
