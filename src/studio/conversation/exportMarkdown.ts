import { withoutRemoved } from '../../protocol/conversation/turns.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { placeImage, stemOf } from '../placeImage.ts';
import { type ShownPicture, toMarkdown } from './markdown.ts';
import { findSession } from './session.ts';

/** Where the pictures go: into a folder beside the text, or into the text itself, which makes it large. */
export type PicturePlace =
  | { readonly kind: 'beside'; readonly folder: string; readonly name: string }
  | { readonly kind: 'embedded' };

/** The text of a session; pictures beside it are written first. Drafts stay out. */
export async function exportMarkdown(context: StudioContext, sessionId: string, place: PicturePlace): Promise<string> {
  const library = await context.library();
  const { session, turns, images } = await findSession(context, sessionId);
  const files = await Promise.all(withoutRemoved(turns, session.removedTurns).map(({ id }) => library.turns.read(id)));
  const pictures = new Map<string, ShownPicture>();
  for (const image of images) {
    if (image.draft) continue;
    const address = await addressOf(context, image, place).catch((error: unknown) => {
      context.warn('An image of the session could not be exported.', error);
      return undefined;
    });
    if (address !== undefined) pictures.set(image.id, { alt: image.prompt || 'Image', address });
  }
  const drafts = new Set(images.filter(({ draft }) => draft).map(({ id }) => id));
  const shown = files.flatMap((file) =>
    file ? [{ ...file, imageIds: file.imageIds.filter((id) => !drafts.has(id)) }] : [],
  );
  return toMarkdown({ session, turns: shown, pictures });
}

async function addressOf(context: StudioContext, image: ImageRecord, place: PicturePlace): Promise<string> {
  if (place.kind === 'beside') {
    const target = { folder: place.folder, stem: stemOf(image, '{date}-{slug}') };
    const written = await placeImage(context, image, target);
    return `${place.name}/${written.split('/').at(-1)}`;
  }
  const bytes = await (await context.library()).images.read(image.id);
  return `data:${image.mime};base64,${Buffer.from(bytes).toString('base64')}`;
}
