import { isAnimated } from '../../imaging/animation.ts';
import { sha256Of } from '../../library/files/sha256.ts';
import type { EditReference } from '../../protocol/edits/editPrompt.ts';
import { editReferences } from '../../protocol/edits/editPrompt.ts';
import { StudioError } from '../../protocol/failure.ts';
import { checkTogether, isTooLarge, longestSentSide } from '../../protocol/inlineLimits.ts';
import type { StudioContext } from '../context.ts';
import { checkReadable, type Reference, readReference } from '../references.ts';

/** Ids or URIs of what goes along with an original. */
export interface EditAttached {
  readonly mask?: string;
  readonly annotations?: string;
  readonly style?: string;
}

/**
 * The images of an edit as they are sent, in the order in which its words count them: see `editReferences`. What is too
 * large goes as a smaller copy: the answer is no larger anyway, and a locked edit keeps the original's own pixels.
 */
export async function imagesOfEdit(
  context: StudioContext,
  original: Reference,
  { mask, annotations, style }: EditAttached,
): Promise<readonly Reference[]> {
  const read = async (id: string) => (await readReference(context, { id })).bytes;
  const make: Record<EditReference, () => Promise<Reference>> = {
    original: () => sendable(context, original),
    marked: async () => made(await context.imaging.markArea(original.bytes, await read(given(mask)))),
    annotated: async () => made(await context.imaging.layDrawing(original.bytes, await read(given(annotations)))),
    style: async () => sendable(context, await readReference(context, { id: given(style) })),
  };
  const order = editReferences({
    mask: mask !== undefined,
    annotations: annotations !== undefined,
    style: style !== undefined,
  });
  const images: Reference[] = [];
  for (const reference of order) images.push(await make[reference]());
  checkTogether(images);
  return images;
}

async function sendable(context: StudioContext, image: Reference): Promise<Reference> {
  const { mime, width, height } = checkReadable(image.bytes, 'The image');
  const tooLarge = isTooLarge({ bytes: image.bytes.length, width, height });
  // Of a moving picture the first is edited.
  if (mime === 'image/heic' || (!tooLarge && !isAnimated(image.bytes))) return image;
  const format = mime === 'image/jpeg' ? 'jpeg' : 'webp';
  return made(await context.imaging.convert(image.bytes, { format, quality: 92, maxSide: longestSentSide }));
}

const made = async (bytes: Uint8Array): Promise<Reference> => ({
  bytes,
  mime: checkReadable(bytes, 'The image').mime,
  sha256: await sha256Of(bytes),
});

function given(id: string | undefined): string {
  if (id !== undefined) return id;
  throw new StudioError({ kind: 'invalidInput', message: 'An image that the words speak of is missing.' });
}
