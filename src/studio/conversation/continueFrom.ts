import type { TurnFile } from '../../library/shapes.ts';
import { branchTo } from '../../protocol/conversation/turns.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { importImage } from '../importImage.ts';
import { readReference } from '../references.ts';
import { copyTurns } from './copyTurns.ts';
import { nameFrom } from './session.ts';
import { turnWeight } from './turnWeight.ts';

/**
 * A new session that begins with an image, of the library by its id or of the user by its URI: with the exchange that it
 * came from, signatures and all, or with the image alone where there is none. Answers with the session's id.
 */
export async function continueFrom(
  context: StudioContext,
  image: string,
  { unsaved = false }: { readonly unsaved?: boolean } = {},
): Promise<string> {
  const library = await context.library();
  const reference = await readReference(context, { id: image });
  const record =
    (reference.imageId !== undefined && (await library.images.get(reference.imageId))) ||
    (await importImage(context, reference));
  const past = await pastOf(context, record);
  const model = record.options?.model;
  const session = await library.sessions.create({
    name: nameFrom(record.prompt || 'From an image'),
    ...(model !== undefined && { model }),
    ...(unsaved && { unsaved }),
  });
  await copyTurns(context, session.id, past ?? [seed(context, record)]);
  return session.id;
}

/** The turns that led to an image that is the result of the last of them. */
async function pastOf(context: StudioContext, image: ImageRecord): Promise<readonly TurnFile[] | undefined> {
  const { turns, images } = await context.library();
  const last = image.turnId === undefined ? undefined : await turns.read(image.turnId);
  if (!last || last.failure || last.imageIds.at(-1) !== image.id) return undefined;
  if (last.sessionId !== undefined) {
    const branch = branchTo(await turns.list(last.sessionId), last.id);
    const files = await Promise.all(branch.map(({ id }) => turns.read(id)));
    return files.every((file) => file !== undefined) ? files : undefined;
  }
  const sent = await Promise.all(image.references.map((sha256) => images.findByHash(sha256)));
  const referenceIds = sent.flatMap((reference) => reference?.id ?? []);
  const shown = [...sent.flatMap((reference) => reference ?? []), image];
  const weight = turnWeight(
    last,
    shown.map(({ sha256, bytes }) => ({ sha256, bytes: { length: bytes } })),
  );
  return weight && [{ ...last, weight, ...(referenceIds.length > 0 && { referenceIds }) }];
}

/** The image alone: nothing of it can be sent as the model's, so the first message takes it along as the user's. */
function seed(context: StudioContext, { id, prompt, options, createdAt }: ImageRecord): TurnFile {
  const { aspectRatio: _, ...defaults } = context.settings().defaults;
  return { id: context.newId(), createdAt, prompt, options: options ?? defaults, imageIds: [id] };
}
