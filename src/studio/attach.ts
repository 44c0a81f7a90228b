import { isAnimated } from '../imaging/animation.ts';
import type { ReferenceCard } from '../protocol/api/references.ts';
import { StudioError } from '../protocol/failure.ts';
import { isTooLarge, longestSentSide } from '../protocol/inlineLimits.ts';
import type { StudioContext } from './context.ts';
import { findImage } from './findImage.ts';
import { checkReadable, readFile } from './references.ts';

/** An image that waits to be sent along, with the file of its thumbnail. */
export interface Attached extends Omit<ReferenceCard, 'thumbnailUri'> {
  /** Absolute path; absent where no page can show the format (HEIC). */
  readonly thumbnailFile?: string;
}

/** Attaches a user's file: a copy is kept, so that it can be shown and stays what it is. */
export async function attachFile(context: StudioContext, uri: string): Promise<Attached> {
  const { name, bytes } = await readFile(context, uri);
  return take(context, name, bytes);
}

/** Attaches an image of the library. Rejects with `notFound`. */
export async function attachImage(context: StudioContext, imageId: string): Promise<Attached> {
  const { images } = await context.library();
  const image = await findImage(context, imageId);
  const { id, mime, width, height, bytes } = image;
  return {
    ...{ id, mime, width, height, bytes },
    name: image.prompt || 'Image of the library',
    tooLarge: isTooLarge(image),
    thumbnailFile: await images.thumbnail(id),
    // Models send none; only what was imported can move.
    ...(image.origin === 'imported' && isAnimated(await images.read(id)) && { animated: true }),
  };
}

/** What a page had pasted or dropped into it is complete: checked by its bytes and attached. */
export async function attachUpload(context: StudioContext, uploadId: string): Promise<Attached> {
  const { incoming } = await context.library();
  const { name, bytes } = await incoming.end(uploadId);
  return take(context, name, bytes);
}

/** An image that is attached already, or one of the library, by its id. */
export async function attached(context: StudioContext, id: string): Promise<Attached> {
  const { images, incoming } = await context.library();
  if (await images.get(id)) return attachImage(context, id);
  const { name, bytes } = await incoming.read(id);
  return describe(context, id, name, bytes);
}

/** A copy that is small enough to be sent. Transparency stays; everything else becomes a JPEG. */
export async function shrinkReference(context: StudioContext, id: string): Promise<Attached> {
  const { images, incoming } = await context.library();
  const image = await images.get(id);
  const { name, bytes } = image ? { name: image.prompt, bytes: await images.read(id) } : await incoming.read(id);
  const { mime } = checkReadable(bytes, name);
  if (mime === 'image/heic') {
    const message = 'A HEIC image cannot be made smaller here. Convert it to JPEG first.';
    throw new StudioError({ kind: 'invalidInput', message });
  }
  const format = mime === 'image/jpeg' ? 'jpeg' : 'webp';
  return take(context, name, await context.imaging.convert(bytes, { format, quality: 90, maxSide: longestSentSide }));
}

async function take(context: StudioContext, name: string, bytes: Uint8Array): Promise<Attached> {
  // Refused before anything is written.
  checkReadable(bytes, name);
  const { incoming } = await context.library();
  return describe(context, await incoming.keep({ name, bytes }), name, bytes);
}

async function describe(context: StudioContext, id: string, name: string, bytes: Uint8Array): Promise<Attached> {
  const { mime, width, height } = checkReadable(bytes, name);
  const { incoming } = await context.library();
  return {
    ...{ id, name, mime, width, height },
    bytes: bytes.length,
    tooLarge: isTooLarge({ bytes: bytes.length, width, height }),
    ...(isAnimated(bytes) && { animated: true }),
    ...(mime !== 'image/heic' && { thumbnailFile: await incoming.thumbnail(id) }),
  };
}
