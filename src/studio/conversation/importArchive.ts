import { sniffKept } from '../../imaging/sniff.ts';
import { sha256Of } from '../../library/files/sha256.ts';
import type { TurnFile } from '../../library/shapes.ts';
import { parseJson } from '../../library/shapes.ts';
import { readZip, refused, type ZipEntry } from '../archive/readZip.ts';
import type { StudioContext } from '../context.ts';
import { copyTurns } from './copyTurns.ts';
import { type Archive, archiveLimits, archiveShape, imageIn, readTurn, turnIn } from './sessionArchive.ts';

/**
 * A session from another computer, or an earlier export of this one, as a new session. Pictures that the library has
 * already are not doubled. Everything in the file is checked first: a file that is refused leaves nothing behind. Answers
 * with the session's id.
 */
export async function importArchive(context: StudioContext, zip: Uint8Array): Promise<string> {
  const entries = readZip(zip, archiveLimits);
  const archive = await readArchive(entries);
  const turns = await readTurns(entries);
  const pictures = await readPictures(entries);

  const library = await context.library();
  const { name, model, branchNames = {} } = archive.session;
  const session = await library.sessions.create({ name: name.slice(0, 200), ...(model !== undefined && { model }) });
  const imageIds = await takeIn(context, archive.images, pictures, session.id);
  await copyTurns(
    context,
    session.id,
    turns.map((turn) => withImages(turn, imageIds)),
    branchNames,
  );
  return session.id;
}

async function readArchive(entries: readonly ZipEntry[]): Promise<Archive> {
  const entry = entries.find(({ name }) => name === 'session.json');
  const archive = entry && parseJson(archiveShape, await entry.read());
  if (archive) return archive;
  throw refused('it is no session, or one of a newer version');
}

async function readTurns(entries: readonly ZipEntry[]): Promise<readonly TurnFile[]> {
  const turns: TurnFile[] = [];
  for (const { name, read } of entries) {
    const id = turnIn(name);
    if (id === undefined) continue;
    const turn = readTurn(await read());
    if (turn?.id !== id) throw refused(`“${name}” holds another turn, or none`);
    turns.push(turn);
  }
  return turns;
}

/** By their sha256, which is their name. */
async function readPictures(entries: readonly ZipEntry[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const pictures = new Map<string, Uint8Array>();
  for (const { name, read } of entries) {
    const sha256 = imageIn(name);
    if (sha256 === undefined) continue;
    const bytes = await read();
    if ((await sha256Of(bytes)) !== sha256) throw refused(`“${name}” is not the image that it was`);
    if (!sniffKept(bytes)) throw refused(`“${name}” is no image`);
    pictures.set(sha256, bytes);
  }
  return pictures;
}

/** The ids that the pictures have here, by those that they had there. */
async function takeIn(
  context: StudioContext,
  images: Archive['images'],
  pictures: ReadonlyMap<string, Uint8Array>,
  sessionId: string,
): Promise<ReadonlyMap<string, string>> {
  const { images: library } = await context.library();
  const ids = new Map<string, string>();
  for (const image of images) {
    const known = await library.findByHash(image.sha256);
    const bytes = pictures.get(image.sha256);
    if (known) ids.set(image.id, known.id);
    else if (bytes) {
      const { turnId: _, parentId = '', favourite: __, tags, deletedAt: ___, ...facts } = image;
      const parent = ids.get(parentId);
      const id = context.newId();
      // Paid for on the other computer, and in that one's ledger.
      const { usage: ____, costUSD: _____, ...made } = facts;
      await library.add(
        bytes,
        { ...made, id, sessionId, ...(parent !== undefined && { parentId: parent }) },
        { sha256: image.sha256, tags },
      );
      ids.set(image.id, id);
    }
  }
  return ids;
}

function withImages(turn: TurnFile, ids: ReadonlyMap<string, string>): TurnFile {
  const here = (images: readonly string[]) => images.flatMap((id) => ids.get(id) ?? []);
  return {
    ...turn,
    imageIds: here(turn.imageIds),
    ...(turn.referenceIds && { referenceIds: here(turn.referenceIds) }),
  };
}
