import { embedProvenance } from '../imaging/provenance.ts';
import { extensionOf, sniff } from '../imaging/sniff.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';

export const exportFormats = ['original', 'png', 'jpeg', 'webp'] as const;

export interface Format {
  /** `original` keeps the bytes; PNG made from a JPEG is larger, not better. */
  readonly format: (typeof exportFormats)[number];
  /** 1 to 100, for JPEG and WebP. */
  readonly quality: number;
}

/**
 * A library image as it leaves: converted when asked, with its facts in its metadata unless the user turned that off. A
 * picture of the user's own that is not converted leaves as it came.
 */
export async function outgoing(
  context: StudioContext,
  image: ImageRecord,
  { format, quality }: Format = { format: 'original', quality: 90 },
): Promise<{ readonly bytes: Uint8Array; readonly extension: string }> {
  const original = await (await context.library()).images.read(image.id);
  const same = format === 'original' || image.mime === `image/${format}`;
  const pixels = same ? original : await context.imaging.convert(original, { format, quality });
  const isOwn = same && image.origin === 'imported';
  const bytes = context.settings().embedProvenance && !isOwn ? embedProvenance(pixels, image) : pixels;
  return { bytes, extension: extensionOf(sniff(bytes)?.mime ?? image.mime) };
}
