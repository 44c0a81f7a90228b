import Vips from 'wasm-vips';
import { StudioError } from '../protocol/failure.ts';
import type { Size } from '../protocol/pixels.ts';
import { checkHeader, standardMaxMegapixels } from './checkHeader.ts';

export type OutputFormat = 'png' | 'jpeg' | 'webp';

export interface Output {
  readonly format: OutputFormat;
  /** 1 to 100, for JPEG and WebP; 90 unless told. */
  readonly quality?: number;
}

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

/** Takes about 150 ms. Reads JPEG, PNG, WebP, GIF and TIFF. */
export async function loadCodec(maxMegapixels = standardMaxMegapixels): Promise<Codec> {
  const vips = await Vips({
    // HEIF and JPEG XL would be 6 MB more to ship.
    dynamicLibraries: [],
    // Set at all, it turns off a line on the host's standard error for every row that is missing.
    preRun: ({ ENV }) => Object.assign(ENV, { VIPS_WARNING: '0' }),
  });
  // A cached operation would keep its image in memory after the job.
  vips.Cache.max(0);
  // Decoding and encoding run in one thread anyway; more of them only hand rows around (4K: 239 ms, with two 267).
  vips.concurrency(1);

  /** Rows are decoded as they are needed; from the top alone when access is sequential. */
  const open = (bytes: Uint8Array, access: 'sequential' | 'random'): Vips.Image =>
    vips.Image.newFromBuffer(bytes, '', { access, fail_on: 'error' });

  function upright(bytes: Uint8Array): Vips.Image {
    checkHeader(bytes, maxMegapixels);
    using image = open(bytes, 'sequential');
    const asStored = image.getTypeof('orientation') === 0 || image.getInt('orientation') <= 1;
    if (asStored) return image.copy();
    using turnable = open(bytes, 'random');
    return turnable.autorot();
  }

  /** Upright, and no larger than the box. */
  function shrink(bytes: Uint8Array, { width, height }: Size): Vips.Image {
    checkHeader(bytes, maxMegapixels);
    // The `fail_on` of thumbnailBuffer itself has no effect in libvips 8.18.7: half an image came out half grey.
    return vips.Image.thumbnailBuffer(bytes, width, { height, size: 'down', option_string: 'fail_on=error' });
  }

  function toSrgb(image: Vips.Image): Vips.Image {
    if (image.getTypeof('icc-profile-data') === 0) return image.colourspace('srgb');
    try {
      using converted = image.iccTransform('srgb');
      return converted.colourspace('srgb');
    } catch {
      // A damaged profile is no reason to refuse the picture: its numbers are taken as sRGB.
      return image.colourspace('srgb');
    }
  }

  function save(image: Vips.Image, { format, quality = 90 }: Output, keep: 'all' | 'none'): Uint8Array {
    checkWhole('The quality', quality, 100);
    if (format === 'png') return image.writeToBuffer('.png', { keep });
    if (format === 'webp') {
      checkWebpSides(image);
      return image.writeToBuffer('.webp', { Q: quality, keep });
    }
    using plain = image.hasAlpha() ? onWhite(image) : image.copy();
    return plain.writeToBuffer('.jpg', { Q: quality, keep });
  }

  function onWhite(image: Vips.Image): Vips.Image {
    using eightBit = image.colourspace('srgb');
    return eightBit.flatten({ background: [255, 255, 255] });
  }

  return withSentences({
    decode(bytes, box) {
      using sized = box ? shrink(bytes, box) : upright(bytes);
      using image = toSrgb(sized);
      const channels = image.bands === 4 ? 4 : 3;
      return { data: new Uint8Array(image.writeToMemory()), width: image.width, height: image.height, channels };
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

/** Out of range, libvips would quietly take its own default. */
function checkWhole(what: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  throw new StudioError({ kind: 'invalidInput', message: `${what} must be a whole number from 1 to ${most}.` });
}

function checkWebpSides({ width, height }: Size): void {
  const most = 16_383;
  if (width <= most && height <= most) return;
  throw new StudioError({
    kind: 'tooLarge',
    message: `A WebP image can be ${most} pixels wide and high; this one has ${width} × ${height}. Choose PNG or JPEG.`,
  });
}

/** What libvips objects to becomes a sentence; a trap inside the codecs passes through and ends the thread. */
function withSentences(codec: Codec): Codec {
  const guard =
    <A extends unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return run(...args);
      } catch (error) {
        throw isThrownByVips(error) ? unreadable(error.message[1]) : error;
      }
    };
  return {
    decode: guard(codec.decode),
    encode: guard(codec.encode),
    thumbnail: guard(codec.thumbnail),
    convert: guard(codec.convert),
  };
}

/** A C++ exception arrives with its type and its text. */
function isThrownByVips(error: unknown): error is { readonly message: readonly [type: string, text: string] } {
  return error instanceof Object && 'message' in error && Array.isArray(error.message);
}

/** The first line of several names the call, the second the cause. */
function unreadable(text: string): StudioError {
  const [call, cause = call] = text.trim().split('\n');
  if (/out of memory|insufficient memory|failed to allocate|unable to encode/i.test(text))
    return new StudioError({
      kind: 'tooLarge',
      message: `This image takes more memory to convert than there is (${cause}). A smaller size can help.`,
    });
  return new StudioError({ kind: 'malformed', message: `This image is damaged and cannot be read (${cause}).` });
}
