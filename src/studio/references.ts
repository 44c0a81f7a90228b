import { createHash } from 'node:crypto';
import { sniff } from '../imaging/sniff.ts';
import { StudioError } from '../protocol/failure.ts';
import type { StudioContext } from './context.ts';

/** An image that goes with a prompt: its bytes as they are, and what they really are. */
export interface Reference {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly sha256: string;
  /** Set when it is an image of the library. */
  readonly imageId?: string;
}

/** What Gemini takes as an input image (its docs, 2026-10); GIF, AVIF and SVG are refused there. */
const accepted = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads a library image by its id or a user's file by its URI. Rejects with `notFound` or `invalidInput`. */
export async function readReference(context: StudioContext, idOrUri: string): Promise<Reference> {
  const imageId = uuid.test(idOrUri) ? idOrUri : undefined;
  const bytes = imageId ? await (await context.library()).images.read(imageId) : await context.files.read(idOrUri);
  const mime = sniff(bytes)?.mime;
  const name = imageId ? 'The reference' : `"${decodeURIComponent(idOrUri.split('/').at(-1) ?? idOrUri)}"`;
  if (!mime) throw new StudioError({ kind: 'invalidInput', message: `${name} is not an image.` });
  if (!accepted.includes(mime)) {
    const format = mime.replace('image/', '').toUpperCase();
    throw new StudioError({
      kind: 'invalidInput',
      message: `${name} is a ${format} image, which the model cannot read. Convert it to PNG, JPEG or WebP first.`,
    });
  }
  return { bytes, mime, sha256: sha256Of(bytes), ...(imageId ? { imageId } : {}) };
}

/** Hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
