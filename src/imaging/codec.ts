import type { Size } from '../protocol/pixels.ts';
import { withSentences } from './vipsErrors.ts';
import { checkWhole, loadVips, type Output, pixelsOf, type VipsImages } from './vipsImages.ts';

export interface Conversion extends Output {
  /** The longest side in pixels; a smaller image keeps its size. */
  readonly maxSide?: number;
}

/** Eight bits a channel, sRGB, rows from the top, nothing between them; the fourth channel is alpha. */
export interface Pixels extends Size {
  readonly data: Uint8Array;
  readonly channels: 3 | 4;
}

/**
 * The codecs, in the thread that loads them. Each call blocks that thread until it is done, so it must be a worker.
 * Each throws a StudioError: `malformed` for what cannot be read, `tooLarge` for what has too many pixels. Anything else
 * that is thrown means that the codecs are broken and the thread has to go.
 */
export interface Codec {
  /** Upright pixels, shrunk to fit the box when one is given and the image is larger. */
  decode(bytes: Uint8Array, box?: Size): Pixels;
  encode(pixels: Pixels, output: Output): Uint8Array;
  /** WebP, longest side 512, upright, sRGB, without metadata; never enlarged. */
  thumbnail(bytes: Uint8Array): Uint8Array;
  /** Upright; keeps EXIF, XMP and the colour profile; on JPEG transparency becomes white. */
  convert(bytes: Uint8Array, conversion: Conversion): Uint8Array;
}

const thumbnailSide = 512;

export const loadCodec = async (maxMegapixels?: number): Promise<Codec> => createCodec(await loadVips(maxMegapixels));

export function createCodec({ vips, upright, shrink, toSrgb, save }: VipsImages): Codec {
  return withSentences<Codec>({
    decode(bytes, box) {
      using sized = box ? shrink(bytes, box) : upright(bytes);
      using image = toSrgb(sized);
      const channels = image.bands === 4 ? 4 : 3;
      return { data: pixelsOf(image), width: image.width, height: image.height, channels };
    },

    encode({ data, width, height, channels }, output) {
      using raw = vips.Image.newFromMemory(data, width, height, channels, vips.BandFormat.uchar);
      using image = raw.copy({ interpretation: 'srgb' });
      return save(image, output, 'none');
    },

    thumbnail(bytes) {
      using shrunk = shrink(bytes, { width: thumbnailSide, height: thumbnailSide });
      using image = toSrgb(shrunk);
      // Effort 1 in place of 4 makes them 3 % larger and takes 20 ms less each.
      return image.writeToBuffer('.webp', { Q: 80, effort: 1, keep: 'none' });
    },

    convert(bytes, { maxSide, ...output }) {
      if (maxSide !== undefined) checkWhole('The longest side', maxSide, 100_000);
      using image = maxSide === undefined ? upright(bytes) : shrink(bytes, { width: maxSide, height: maxSide });
      return save(image, output, 'all');
    },
  });
}
