import Vips from 'wasm-vips';
import { StudioError } from '../protocol/failure.ts';
import type { Size } from '../protocol/pixels.ts';
import { checkHeader, standardMaxMegapixels } from './checkHeader.ts';
import { isShownAsStored } from './metadata.ts';

export type OutputFormat = 'png' | 'jpeg' | 'webp';

export interface Output {
  readonly format: OutputFormat;
  /** 1 to 100, for JPEG and WebP; 90 unless told. */
  readonly quality?: number;
}

/** libvips, with what every operation needs: opening what users have, and saving what the product keeps. */
export interface VipsImages {
  readonly vips: typeof Vips;
  /** Rows are decoded as they are needed, once and from the top, unless the picture has to be turned. */
  upright(bytes: Uint8Array): Vips.Image;
  /** Upright, and no larger than the box. */
  shrink(bytes: Uint8Array, box: Size): Vips.Image;
  toSrgb(image: Vips.Image): Vips.Image;
  /** `keep`: what of EXIF, XMP and the colour profile goes along. */
  save(image: Vips.Image, output: Output, keep: 'all' | 'icc' | 'none'): Uint8Array;
}

/** Takes about 150 ms. Reads JPEG, PNG, WebP, GIF and TIFF. */
export async function loadVips(maxMegapixels = standardMaxMegapixels): Promise<VipsImages> {
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

  const open = (bytes: Uint8Array, access: 'sequential' | 'random'): Vips.Image =>
    vips.Image.newFromBuffer(bytes, '', { access, fail_on: 'error' });

  function onWhite(image: Vips.Image): Vips.Image {
    using eightBit = image.colourspace('srgb');
    return eightBit.flatten({ background: [255, 255, 255] });
  }

  /** The same pixels without the mark by which other formats would be turned. */
  function unturned(image: Vips.Image): Vips.Image {
    const copy = image.copy();
    for (const field of ['orientation', 'exif-ifd0-Orientation']) copy.remove(field);
    return copy;
  }

  return {
    vips,

    upright(bytes) {
      checkHeader(bytes, maxMegapixels);
      using image = open(bytes, 'sequential');
      if (isShownAsStored(bytes)) return unturned(image);
      const isUpright = image.getTypeof('orientation') === 0 || image.getInt('orientation') <= 1;
      if (isUpright) return image.copy();
      using turnable = open(bytes, 'random');
      return turnable.autorot();
    },

    shrink(bytes, { width, height }) {
      checkHeader(bytes, maxMegapixels);
      // The `fail_on` of thumbnailBuffer itself has no effect in libvips 8.18.7: half an image came out half grey.
      const options = { height, size: 'down', option_string: 'fail_on=error' } as const;
      if (!isShownAsStored(bytes)) return vips.Image.thumbnailBuffer(bytes, width, options);
      using image = vips.Image.thumbnailBuffer(bytes, width, { ...options, no_rotate: true });
      return unturned(image);
    },

    toSrgb(image) {
      if (image.getTypeof('icc-profile-data') === 0) return image.colourspace('srgb');
      try {
        using converted = image.iccTransform('srgb');
        return converted.colourspace('srgb');
      } catch {
        // A damaged profile is no reason to refuse the picture: its numbers are taken as sRGB.
        return image.colourspace('srgb');
      }
    },

    save(image, { format, quality = 90 }, keep) {
      checkWhole('The quality', quality, 100);
      if (format === 'png') return image.writeToBuffer('.png', { keep });
      if (format === 'webp') {
        checkWebpSides(image);
        return image.writeToBuffer('.webp', { Q: quality, keep });
      }
      using plain = image.hasAlpha() ? onWhite(image) : image.copy();
      return plain.writeToBuffer('.jpg', { Q: quality, keep });
    },
  };
}

/** Rows from the top; for eight-bit images. */
export function pixelsOf(image: Vips.Image): Uint8Array {
  const memory = image.writeToMemory();
  return memory instanceof Uint8Array ? memory : new Uint8Array(memory.buffer);
}

/** Out of range, libvips would quietly take its own default. */
export function checkWhole(what: string, value: number, most: number): void {
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
