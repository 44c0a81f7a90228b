import { StudioError } from '../protocol/failure.ts';
import type { Size } from '../protocol/pixels.ts';
import { sniff } from './sniff.ts';
import { carrierOf } from './xmpCarriers.ts';

/** How a camera held the picture, as EXIF counts it: 1 upright, 5 to 8 lying. Never throws. */
function orientationOf(bytes: Uint8Array): number {
  try {
    return orientationIn(carrierOf(bytes)?.readExif(bytes));
  } catch {
    // A structure that cannot be read turns nothing.
    return 1;
  }
}

/** Browsers, and so VS Code, show a WebP as it is stored, whatever its EXIF says of the camera. */
export const isShownAsStored = (bytes: Uint8Array): boolean => sniff(bytes)?.mime === 'image/webp';

/** How large a picture is as it is seen, when its bytes store it so large: a camera that was held upright swaps the two. */
export const seenSize = ({ width, height }: Size, bytes: Uint8Array): Size =>
  orientationOf(bytes) >= 5 && !isShownAsStored(bytes) ? { width: height, height: width } : { width, height };

/**
 * The file without what programs have written into it, pixels bit for bit as they were: see XmpCarrier. Throws
 * `malformed` for a broken structure.
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const carrier = carrierOf(bytes);
  if (!carrier) return bytes;
  try {
    const orientation = orientationOf(bytes);
    return carrier.strip(bytes, orientation > 1 ? bareOrientation(orientation) : undefined);
  } catch (cause) {
    const message = 'This file is built in a way that its metadata cannot be taken out safely.';
    throw new StudioError({ kind: 'malformed', message }, { cause });
  }
}

/** A TIFF header and one entry: orientation, a short, once. */
function bareOrientation(orientation: number): Uint8Array {
  const exif = new Uint8Array(26);
  const view = new DataView(exif.buffer);
  exif.set(Buffer.from('II*\0', 'latin1'));
  view.setUint32(4, 8, true);
  for (const [at, value] of [
    [8, 1],
    [10, 0x0112],
    [12, 3],
    [14, 1],
    [18, orientation],
  ] as const)
    view.setUint16(at, value, true);
  return exif;
}

const orientationTag = 0x0112;

/** From the first directory of a TIFF structure. */
function orientationIn(exif: Uint8Array | undefined): number {
  if (!exif) return 1;
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  for (let entry = 0; entry < view.getUint16(directory, little); entry++) {
    const at = directory + 2 + entry * 12;
    if (view.getUint16(at, little) !== orientationTag) continue;
    const orientation = view.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
