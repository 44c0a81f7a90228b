import { isAnimated } from '../imaging/animation.ts';
import { type Sniffed, type SniffedMime, sniff } from '../imaging/sniff.ts';
import { sha256Of } from '../library/files/sha256.ts';
import type { AskedReference, ReferenceRole } from '../protocol/api/references.ts';
import { StudioError } from '../protocol/failure.ts';
import { fileNameOf } from '../protocol/uris.ts';
import { formatType } from '../protocol/words.ts';
import type { StudioContext } from './context.ts';
import { isImageId } from './requests/images.ts';

/** An image that goes with a prompt: its bytes as they are, and what they really are. */
export interface Reference {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly sha256: string;
  /** What the model should take from it. */
  readonly role?: ReferenceRole;
  /** Set when it is an image of the library. */
  readonly imageId?: string;
}

/** What Gemini takes as an input image (its docs, 2026-10); GIF, AVIF and SVG are refused there. */
const accepted: readonly SniffedMime[] = ['image/png', 'image/jpeg', 'image/webp', 'image/heic'];

/** Of files that can join the library. */
export const keptExtensions = ['png', 'jpg', 'jpeg', 'webp'];
/** Of files that can be picked for a prompt or an edit. */
export const pickedExtensions = [...keptExtensions, 'heic', 'heif'];

/** Bytes; more could not be sent anyway. */
export const mostInFile = 50 * 1024 * 1024;

/**
 * Reads an image of the library or one that was attached by its id, or a user's file by its URI. Rejects with `notFound`
 * or `invalidInput`.
 */
export async function readReference(context: StudioContext, { id, role }: AskedReference): Promise<Reference> {
  const { name, bytes, imageId } = isImageId(id) ? await readById(context, id) : await readFile(context, id);
  const { mime } = checkReadable(bytes, name);
  return { bytes, mime, sha256: await sha256Of(bytes), ...(role && { role }), ...(imageId && { imageId }) };
}

/**
 * The same as it is sent: of a moving picture the first, since what a model makes of the others nobody promises (Google's
 * docs name no animation, 2026-10).
 */
export async function readToSend(context: StudioContext, asked: AskedReference): Promise<Reference> {
  const { imageId, ...reference } = await readReference(context, asked);
  if (!isAnimated(reference.bytes)) return { ...reference, ...(imageId && { imageId }) };
  const bytes = await context.imaging.convert(reference.bytes, { format: 'webp', quality: 92 });
  return { ...reference, bytes, mime: 'image/webp', sha256: await sha256Of(bytes) };
}

interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly imageId?: string;
}

async function readById(context: StudioContext, id: string): Promise<Named> {
  const { images, incoming } = await context.library();
  const known = await images.get(id);
  return known ? { name: 'The reference', bytes: await images.read(id), imageId: id } : incoming.read(id);
}

export async function readFile(context: StudioContext, uri: string): Promise<Named> {
  return { name: fileNameOf(uri), bytes: await context.files.read(uri, mostInFile) };
}

/** Type and pixels by the bytes. Throws `invalidInput` with the reason for what the model cannot read. */
export function checkReadable(bytes: Uint8Array, name: string): Sniffed {
  const found = sniff(bytes);
  if (found && accepted.includes(found.mime)) return found;
  const format = found ? formatType(found.mime) : looksLikeSvg(bytes) ? 'SVG' : undefined;
  const message = format
    ? `"${name}" is ${/^[AS]/.test(format) ? 'an' : 'a'} ${format} image, which the model cannot read. Convert it to PNG, JPEG or WebP first.`
    : `"${name}" is not an image, or its beginning is damaged.`;
  throw new StudioError({ kind: 'invalidInput', message });
}

const looksLikeSvg = (bytes: Uint8Array): boolean =>
  /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(new TextDecoder().decode(bytes.subarray(0, 1000)));
