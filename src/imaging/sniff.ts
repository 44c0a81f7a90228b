import { type ImageMime, imageMimes } from '../protocol/model.ts';
import type { Size } from '../protocol/pixels.ts';

export type SniffedMime = ImageMime | 'image/gif' | 'image/heic' | 'image/avif' | 'image/bmp' | 'image/tiff';

export interface Sniffed {
  readonly mime: SniffedMime;
  /** Pixels as stored: a camera's rotation is not applied. */
  readonly width: number;
  readonly height: number;
}

/**
 * What the bytes are and how many pixels their header claims, without decoding; `undefined` for anything else, also for
 * a header that is cut off. Labels and file names are never asked: Gemini answers JPEG where PNG is expected.
 */
export function sniff(bytes: Uint8Array): Sniffed | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const format = formats.find(({ magic }) => magic(view));
    const size = format?.size(view);
    return format && size && size[0] > 0 && size[1] > 0
      ? { mime: format.mime, width: size[0], height: size[1] }
      : undefined;
  } catch (error) {
    // A DataView refuses to read past its end: the header is cut off or points outside.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The same for what the library keeps: PNG, JPEG and WebP. */
export function sniffKept(bytes: Uint8Array): (Size & { readonly mime: ImageMime }) | undefined {
  const sniffed = sniff(bytes);
  return sniffed && isKept(sniffed.mime) ? { ...sniffed, mime: sniffed.mime } : undefined;
}

export const isKept = (mime: string): mime is ImageMime => imageMimes.some((kept) => kept === mime);

export function extensionOf(mime: SniffedMime): string {
  return mime === 'image/jpeg' ? 'jpg' : mime.slice('image/'.length);
}

interface Format {
  readonly mime: SniffedMime;
  magic(view: DataView): boolean;
  size(view: DataView): readonly [number, number] | undefined;
}

const formats: readonly Format[] = [
  {
    mime: 'image/png',
    magic: (view) => has(view, 0, '\x89PNG\r\n\x1a\n') && has(view, 12, 'IHDR'),
    size: (view) => [view.getUint32(16), view.getUint32(20)],
  },
  { mime: 'image/jpeg', magic: (view) => has(view, 0, '\xff\xd8\xff'), size: jpegSize },
  { mime: 'image/webp', magic: (view) => has(view, 0, 'RIFF') && has(view, 8, 'WEBPVP8'), size: webpSize },
  {
    mime: 'image/gif',
    magic: (view) => has(view, 0, 'GIF87a') || has(view, 0, 'GIF89a'),
    size: (view) => [view.getUint16(6, true), view.getUint16(8, true)],
  },
  { mime: 'image/avif', magic: (view) => hasBrand(view, ['avif', 'avis']), size: heifSize },
  {
    mime: 'image/heic',
    magic: (view) => hasBrand(view, ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']),
    size: heifSize,
  },
  {
    mime: 'image/bmp',
    // The zeros are reserved words of the file header; without them any text that starts with BM would do.
    magic: (view) => has(view, 0, 'BM') && has(view, 6, '\0\0\0\0'),
    // A negative height means that the rows run from top to bottom.
    size: (view) => [view.getInt32(18, true), Math.abs(view.getInt32(22, true))],
  },
  { mime: 'image/tiff', magic: (view) => has(view, 0, 'II*\0') || has(view, 0, 'MM\0*'), size: tiffSize },
];

/** Walks the segments to the frame header, which holds the size; thumbnails inside EXIF lie in a segment and are skipped. */
function jpegSize(view: DataView): readonly [number, number] | undefined {
  let at = 2;
  // The bound is against a file made of filling alone; a real one has a few dozen segments.
  for (let step = 0; step < 10_000 && view.getUint8(at) === 0xff; step++) {
    const marker = view.getUint8(at + 1);
    // Any number of 0xff may fill the space before a marker.
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [view.getUint16(at + 7), view.getUint16(at + 5)];
    else if (marker === 0xda || marker === 0xd9) return undefined;
    else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** https://developers.google.com/speed/webp/docs/riff_container: extended, lossless and lossy each keep the size elsewhere. */
function webpSize(view: DataView): readonly [number, number] | undefined {
  switch (view.getUint8(15)) {
    case code('X'):
      return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
    case code('L'): {
      const bits = view.getUint32(21, true);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    case code(' '):
      return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
    default:
      return undefined;
  }
}

/** The brands are listed in the first box; a HEIC file often names its own only among the compatible ones. */
function hasBrand(view: DataView, brands: readonly string[]): boolean {
  if (!has(view, 4, 'ftyp')) return false;
  const end = Math.min(view.getUint32(0), view.byteLength, 256);
  for (let at = 8; at + 4 <= end; at += 4) if (brands.some((brand) => has(view, at, brand))) return true;
  return false;
}

/** Every item has an `ispe` box with its size; the whole image is the largest, the others are its tiles and thumbnails. */
function heifSize(view: DataView): readonly [number, number] | undefined {
  let largest: readonly [number, number] = [0, 0];
  const end = Math.min(view.byteLength - 16, 64 * 1024);
  for (let at = 0; at <= end; at++) {
    if (!has(view, at, 'ispe')) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > largest[0] * largest[1]) largest = [width, height];
  }
  return largest;
}

function tiffSize(view: DataView): readonly [number, number] | undefined {
  const little = has(view, 0, 'II');
  const directory = view.getUint32(4, little);
  const read = (tag: number): number => {
    for (let i = 0; i < view.getUint16(directory, little); i++) {
      const at = directory + 2 + 12 * i;
      if (view.getUint16(at, little) !== tag) continue;
      const isShort = view.getUint16(at + 2, little) === 3;
      return isShort ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
    }
    return 0;
  };
  return [read(256), read(257)];
}

const code = (letter: string): number => letter.charCodeAt(0);

function has(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let i = 0; i < text.length; i++) if (view.getUint8(at + i) !== text.charCodeAt(i)) return false;
  return true;
}
