import type { ImageMime } from '../protocol/model.ts';
import { jpegXmp } from './jpegXmp.ts';
import { pngXmp } from './pngXmp.ts';
import { sniff } from './sniff.ts';
import { webpXmp } from './webpXmp.ts';
import type { XmpCarrier } from './xmpCarrier.ts';

const carriers: Readonly<Partial<Record<string, XmpCarrier>>> = {
  'image/png': pngXmp,
  'image/jpeg': jpegXmp,
  'image/webp': webpXmp,
} satisfies Record<ImageMime, XmpCarrier>;

export function carrierOf(bytes: Uint8Array): XmpCarrier | undefined {
  const mime = sniff(bytes)?.mime;
  return mime && carriers[mime];
}
