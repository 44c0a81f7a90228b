import { join } from 'node:path';
import PQueue from 'p-queue';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { LibraryContext } from './context.ts';
import type { Statement } from './database/sql.ts';
import type { FileFollower } from './files/fileFollower.ts';
import { saveJson } from './files/files.ts';
import { checkId } from './files/places.ts';
import { type ImageRow, imageColumns, toRecord } from './images/imageRows.ts';
import { replaceSession, type SessionRow, saveSession, toFile } from './sessionRows.ts';
import type { SessionFile } from './shapes.ts';
import type { Turn, Turns } from './turns.ts';

export interface Session {
  readonly id: string;
  readonly name: string;
  /** The model that it was started with; each turn names its own. */
  readonly model?: string;
  /** UTC milliseconds, as the others. */
  readonly createdAt: number;
  /** Of the last turn. */
  readonly lastModel?: string;
  /** Of the last turn, or of the last change. */
  readonly updatedAt: number;
  readonly deletedAt?: number;
  readonly turns: number;
  /** Outside the trash, without drafts. */
  readonly images: number;
  /** US dollars of the turns whose cost is known. */
  readonly costUSD: number;
  readonly unknownCosts: number;
  /** Its newest image. */
  readonly previewId?: string;
  /** Not kept when its tab is closed, unless the user says so. */
  readonly unsaved?: boolean;
  /** By the turn that a branch begins with. */
  readonly branchNames?: Readonly<Record<string, string>>;
  /** Turns that were taken out, each with all that follows it. */
  readonly removedTurns?: readonly string[];
}

/** What can be changed of a session. */
export type SessionPatch = Partial<Pick<Session, 'name' | 'unsaved' | 'branchNames' | 'removedTurns'>>;

export interface SessionDetails {
  readonly session: Session;
  readonly turns: readonly Turn[];
  /** All that its turns name, sent and received, oldest first; drafts and those in the trash are marked as such. */
  readonly images: readonly ImageRecord[];
}

/** Conversations. Each has a small file of its own, so that a rebuild knows its name. */
export interface Sessions {
  create(session: NewSession): Promise<Session>;
  /** Latest first. `deleted` lists the trash alone. */
  list(filter?: { readonly deleted?: boolean }): Promise<readonly Session[]>;
  get(id: string): Promise<SessionDetails | undefined>;
  /** A function is told what the session is at that moment, and may leave it as it is. */
  update(id: string, patch: SessionPatch | ((session: SessionFile) => SessionPatch | undefined)): Promise<void>;
  /** Its images stay in the gallery unless `withImages` sends them to the trash too. */
  delete(id: string, options?: { readonly withImages?: boolean }): Promise<void>;
  /** With the images that went with it. */
  restore(id: string): Promise<void>;
}

export type NewSession = Partial<Pick<Session, 'name' | 'model' | 'unsaved' | 'branchNames'>>;

interface CountedRow extends SessionRow {
  readonly last_turn: number | null;
  readonly turns: number;
  readonly images: number;
  readonly cost: number | null;
  readonly unknown_costs: number;
  readonly preview: string | null;
  readonly last_model: string | null;
}

/** The images that the turns of a session brought, its own or copied from another. */
const imagesOfTurns = `FROM images WHERE deleted_at IS NULL AND NOT draft AND id IN (
  SELECT value FROM conversation_history, json_each(image_ids) WHERE conversation_history.session_id = sessions.id)`;
const ofTurns = 'FROM conversation_history WHERE session_id = sessions.id';

const longestName = 200;
/** What a session is called before anybody has said anything in it. */
export const unnamedSession = 'New session';

export function createSessions(
  context: LibraryContext,
  { follower, turns }: { follower: FileFollower; turns: Turns },
): Sessions {
  const { database, places, now, newId } = context;

  const select = (where: string, params: readonly (string | number)[] = []) =>
    database.all<CountedRow>(
      `SELECT *,
        (SELECT max(created_at) ${ofTurns}) AS last_turn,
        (SELECT json_extract(options, '$.model') ${ofTurns} ORDER BY created_at DESC, id LIMIT 1) AS last_model,
        (SELECT count(*) ${ofTurns}) AS turns,
        (SELECT sum(cost_usd) ${ofTurns}) AS cost,
        (SELECT count(*) ${ofTurns} AND cost_usd IS NULL) AS unknown_costs,
        (SELECT count(*) ${imagesOfTurns}) AS images,
        (SELECT id ${imagesOfTurns} ORDER BY created_at DESC, id LIMIT 1) AS preview
      FROM sessions WHERE ${where} ORDER BY max(updated_at, coalesce(last_turn, 0)) DESC, id`,
      params,
    );

  async function find(id: string): Promise<CountedRow> {
    const [row] = await select('id = ?', [checkId(id)]);
    if (row) return row;
    throw new StudioError({ kind: 'notFound', message: 'That session is not in the library.' });
  }

  const saveFile = (session: SessionFile): Promise<void> =>
    saveJson('The session was not saved', join(places.sessions, `${session.id}.json`), session);

  const changes = new PQueue({ concurrency: 1 });

  /**
   * File first, then row, both whole: a crash in between leaves the newer file, which the next rebuild enters. Changes of
   * this window follow each other; where another window was faster, it is made once more of what that one left.
   */
  async function change(id: string, make: (session: SessionFile) => Changed | undefined): Promise<void> {
    return changes.add(async () => {
      for (let done = false; !done; ) {
        const before = toFile(await find(id));
        const changed = make(before);
        if (!changed) return;
        const { images, ...after } = changed;
        const session: SessionFile = { ...after.session, updatedAt: Math.max(now(), before.updatedAt + 1) };
        await saveFile(session);
        const statements = [
          replaceSession(session, before.updatedAt),
          ...(images ? [withImages(session, images)] : []),
        ];
        done = (await database.commit(statements))[0] === 1;
      }
    });
  }

  /** The images of a session that a change of theirs concerns, for the sidecars to follow. */
  async function imagesOf(id: string, condition: string, params: readonly number[] = []): Promise<readonly string[]> {
    const sql = `SELECT id FROM images WHERE session_id = ? AND ${condition}`;
    return (await database.all<{ id: string }>(sql, [id, ...params])).map((image) => image.id);
  }

  return {
    async create({ name, ...given }) {
      const at = now();
      const session: SessionFile = {
        schema: 1,
        id: checkId(newId()),
        name: cleanName(name || unnamedSession),
        ...given,
        createdAt: at,
        updatedAt: at,
      };
      await saveFile(session);
      await database.commit([saveSession(session)]);
      const { schema: _, ...created } = session;
      return { ...created, turns: 0, images: 0, costUSD: 0, unknownCosts: 0 };
    },

    list: async ({ deleted = false } = {}) =>
      (await select(`deleted_at IS ${deleted ? 'NOT ' : ''}NULL`)).map(toSession),

    async get(id) {
      const [row] = await select('id = ?', [checkId(id)]);
      if (!row) return undefined;
      const images = await database.all<ImageRow>(
        `SELECT ${imageColumns} FROM images WHERE id IN (
          SELECT value FROM conversation_history, json_each(image_ids) WHERE conversation_history.session_id = ?
          UNION SELECT value FROM conversation_history, json_each(reference_ids)
            WHERE conversation_history.session_id = ?)
        ORDER BY created_at, images.id`,
        [id, id],
      );
      return { session: toSession(row), turns: await turns.list(id), images: images.map(toRecord) };
    },

    async update(id, patch) {
      await change(id, (session) => {
        const { name, ...others } = (typeof patch === 'function' ? patch(session) : patch) ?? {};
        if (name === undefined && Object.keys(others).length === 0) return undefined;
        return { session: { ...session, ...others, ...(name !== undefined && { name: cleanName(name) }) } };
      });
    },

    async delete(id, { withImages: too = false } = {}) {
      let at = now();
      await change(id, (session) => {
        at = session.deletedAt ?? at;
        return { session: { ...session, deletedAt: at }, ...(too && { images: { from: null, to: at } }) };
      });
      if (too) follower.follow(await imagesOf(id, 'deleted_at = ?', [at]));
    },

    async restore(id) {
      const { deletedAt } = toFile(await find(id));
      if (deletedAt === undefined) return;
      const images = await imagesOf(id, 'deleted_at = ?', [deletedAt]);
      await change(id, ({ deletedAt: from, ...session }) =>
        from === undefined ? undefined : { session, images: { from, to: null } },
      );
      follower.follow(images);
    },
  };
}

/** What a session becomes, and its images with it. */
interface Changed {
  readonly session: SessionFile;
  /** Those with the one time of deletion get the other: that is how restoring knows what went together. */
  readonly images?: { readonly from: number | null; readonly to: number | null };
}

/** Only where the session has just become this one. */
const withImages = ({ id, updatedAt }: SessionFile, { from, to }: NonNullable<Changed['images']>): Statement => ({
  sql: `UPDATE images SET deleted_at = ?, updated_at = ? WHERE session_id = ? AND deleted_at IS ?
    AND EXISTS (SELECT 1 FROM sessions WHERE id = ? AND updated_at = ?)`,
  params: [to, updatedAt, id, from, id, updatedAt],
});

function toSession(row: CountedRow): Session {
  const { schema: _, ...session } = toFile(row);
  return {
    ...session,
    updatedAt: Math.max(row.updated_at, row.last_turn ?? 0),
    turns: row.turns,
    images: row.images,
    costUSD: row.cost ?? 0,
    unknownCosts: row.unknown_costs,
    ...(row.preview !== null && { previewId: row.preview }),
    ...(row.last_model !== null && { lastModel: row.last_model }),
  };
}

function cleanName(name: string): string {
  const clean = name.toWellFormed().replace(/\s+/g, ' ').trim();
  if (clean && clean.length <= longestName) return clean;
  throw new StudioError({
    kind: 'invalidInput',
    message: clean ? `A session's name has up to ${longestName} characters.` : 'The session needs a name.',
  });
}
