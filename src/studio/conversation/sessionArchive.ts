import * as v from 'valibot';
import { extensionOf } from '../../imaging/sniff.ts';
import { parseJson, sessionShape, sidecarShape, turnShape } from '../../library/shapes.ts';
import { withoutRemoved } from '../../protocol/conversation/turns.ts';
import type { ZipLimits } from '../archive/readZip.ts';
import { writeZip, type ZipFile } from '../archive/writeZip.ts';
import type { StudioContext } from '../context.ts';
import { mostInFile } from '../references.ts';
import { findSession } from './session.ts';

/**
 * A session as one file, for another computer: a ZIP with `session.json`, a file for each turn, signatures and all, and
 * one for each picture under its sha256.
 */
export const archiveShape = v.object({
  format: v.literal('nano-banana-session'),
  schema: v.literal(1),
  session: sessionShape,
  images: v.array(v.omit(sidecarShape, ['schema', 'updatedAt'])),
});
export type Archive = v.InferOutput<typeof archiveShape>;

const turnName = /^turns\/([0-9a-f-]{36})\.json$/;
const imageName = /^images\/([0-9a-f]{64})\.(png|jpg|webp)$/;

/** Bytes. A turn may hold several signatures of a megabyte. */
const mostInTurn = 64 * 1024 * 1024;
export const mostInArchive = 1024 ** 3;

export const archiveLimits: ZipLimits = {
  mostFiles: 5000,
  mostTogether: mostInArchive,
  mostBytes: (name) =>
    name === 'session.json' || turnName.test(name) ? mostInTurn : imageName.test(name) ? mostInFile : undefined,
};

export const turnIn = (name: string): string | undefined => turnName.exec(name)?.[1];
export const imageIn = (name: string): string | undefined => imageName.exec(name)?.[1];
export const readTurn = (bytes: Uint8Array) => parseJson(turnShape, bytes);

/** All branches with their pictures, sent and received; what was taken out stays out. */
export async function exportArchive(context: StudioContext, sessionId: string): Promise<Uint8Array> {
  const library = await context.library();
  const { session, turns, images } = await findSession(context, sessionId);
  const { id, name, model, createdAt, updatedAt, branchNames } = session;
  const archive: Archive = {
    format: 'nano-banana-session',
    schema: 1,
    session: {
      ...{ schema: 1, id, name, createdAt, updatedAt },
      ...(model !== undefined && { model }),
      ...(branchNames && { branchNames: { ...branchNames } }),
    },
    images: images.map(({ fileName: _, ...image }) => image),
  };
  const files: ZipFile[] = [{ name: 'session.json', bytes: json(archive), pack: true }];
  for (const turn of withoutRemoved(turns, session.removedTurns)) {
    const file = await library.turns.read(turn.id);
    if (file) files.push({ name: `turns/${turn.id}.json`, bytes: json(file), pack: true });
  }
  for (const image of new Map(images.map((one) => [one.sha256, one])).values()) {
    // A picture that is gone cannot come along; its turn says so on the other side as on this one.
    const bytes = await library.images.read(image.id).catch(() => undefined);
    if (bytes) files.push({ name: `images/${image.sha256}.${extensionOf(image.mime)}`, bytes, pack: false });
  }
  return writeZip(files);
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value, undefined, 1));
