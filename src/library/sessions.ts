import { join } from 'node:path';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { LibraryContext } from './context.ts';
import type { Statement } from './database/sql.ts';
import type { FileFollower } from './fileFollower.ts';
import { saveJson } from './files.ts';
import { type ImageRow, imageColumns, toRecord } from './imageRows.ts';
import { checkId } from './places.ts';
import type { SessionFile } from './shapes.ts';
import type { Turn, Turns } from './turns.ts';

export interface Session {
  readonly id: string;
  readonly name: string;
  /** The model that it was started with; each turn names its own. */
  readonly model?: string;
  /** UTC milliseconds, as the others. */
  readonly createdAt: number;
  /** Of the last turn, or of the last change. */
  readonly updatedAt: number;
  readonly deletedAt?: number;
  readonly turns: number;
  /** Outside the trash, without drafts. */
  readonly images: number;
}

export interface SessionDetails {
  readonly session: Session;
  readonly turns: readonly Turn[];
  /** Oldest first, without drafts and trash; the turns name those too. */
  readonly images: readonly ImageRecord[];
}

/** Conversations. Each has a small file of its own, so that a rebuild knows its name. */
export interface Sessions {
  create(session: { readonly name?: string; readonly model?: string }): Promise<Session>;
  /** Latest first. `deleted` lists the trash alone. */
  list(filter?: { readonly deleted?: boolean }): Promise<readonly Session[]>;
  get(id: string): Promise<SessionDetails | undefined>;
  rename(id: string, name: string): Promise<void>;
  /** Its images stay in the gallery unless `withImages` sends them to the trash too. */
  delete(id: string, options?: { readonly withImages?: boolean }): Promise<void>;
  /** With the images that went with it. */
  restore(id: string): Promise<void>;
}

interface SessionRow {
  readonly id: string;
  readonly name: string;
  readonly model: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
}

interface CountedRow extends SessionRow {
  readonly last_turn: number | null;
  readonly turns: number;
  readonly images: number;
}

const longestName = 200;

export function createSessions(
  context: LibraryContext,
  { follower, turns }: { follower: FileFollower; turns: Turns },
): Sessions {
  const { database, places, now, newId } = context;

  const select = (where: string, params: readonly (string | number)[] = []) =>
    database.all<CountedRow>(
      `SELECT *,
        (SELECT max(created_at) FROM conversation_history WHERE session_id = sessions.id) AS last_turn,
        (SELECT count(*) FROM conversation_history WHERE session_id = sessions.id) AS turns,
        (SELECT count(*) FROM images WHERE session_id = sessions.id AND deleted_at IS NULL AND NOT draft) AS images
      FROM sessions WHERE ${where} ORDER BY max(updated_at, coalesce(last_turn, 0)) DESC, id`,
      params,
    );

  async function find(id: string): Promise<CountedRow> {
    const [row] = await select('id = ?', [checkId(id)]);
    if (row) return row;
    throw new StudioError({ kind: 'notFound', message: 'That session is not in the library.' });
  }

  /** File first, then row, both whole: a crash in between leaves the newer file, which the next rebuild enters. */
  async function save(session: SessionFile, alsoCommit: readonly Statement[] = []): Promise<void> {
    await saveJson('The session was not saved', join(places.sessions, `${session.id}.json`), session);
    await database.commit([saveSession(session), ...alsoCommit]);
  }

  /** The images of a session with this time of deletion, for the sidecars to follow. */
  async function imagesOf(id: string, condition: string, params: readonly number[] = []): Promise<readonly string[]> {
    const sql = `SELECT id FROM images WHERE session_id = ? AND ${condition}`;
    return (await database.all<{ id: string }>(sql, [id, ...params])).map((image) => image.id);
  }

  return {
    async create({ name = '', model }) {
      const at = now();
      const session: SessionFile = {
        schema: 1,
        id: checkId(newId()),
        name: cleanName(name || 'New session'),
        ...(model !== undefined && { model }),
        createdAt: at,
        updatedAt: at,
      };
      await save(session);
      const { schema: _, ...created } = session;
      return { ...created, turns: 0, images: 0 };
    },

    list: async ({ deleted = false } = {}) =>
      (await select(`deleted_at IS ${deleted ? 'NOT ' : ''}NULL`)).map(toSession),

    async get(id) {
      const [row] = await select('id = ?', [checkId(id)]);
      if (!row) return undefined;
      const images = await database.all<ImageRow>(
        `SELECT ${imageColumns} FROM images WHERE session_id = ? AND deleted_at IS NULL AND NOT draft
        ORDER BY created_at, images.id`,
        [id],
      );
      return { session: toSession(row), turns: await turns.list(id), images: images.map(toRecord) };
    },

    async rename(id, name) {
      await save({ ...toFile(await find(id)), name: cleanName(name), updatedAt: now() });
    },

    async delete(id, { withImages = false } = {}) {
      const session = toFile(await find(id));
      const at = session.deletedAt ?? now();
      const images = withImages ? await imagesOf(id, 'deleted_at IS NULL') : [];
      // One time for all of them: that is how restoring knows what went together.
      const sql = 'UPDATE images SET deleted_at = ?, updated_at = ? WHERE session_id = ? AND deleted_at IS NULL';
      await save({ ...session, deletedAt: at, updatedAt: now() }, withImages ? [{ sql, params: [at, now(), id] }] : []);
      follower.follow(images);
    },

    async restore(id) {
      const { deletedAt, ...session } = toFile(await find(id));
      if (deletedAt === undefined) return;
      const images = await imagesOf(id, 'deleted_at = ?', [deletedAt]);
      const sql = 'UPDATE images SET deleted_at = NULL, updated_at = ? WHERE session_id = ? AND deleted_at = ?';
      await save({ ...session, updatedAt: now() }, [{ sql, params: [now(), id, deletedAt] }]);
      follower.follow(images);
    },
  };
}

/** Enters a session or replaces what is known of it. */
export function saveSession(session: SessionFile): Statement {
  return {
    sql: `INSERT OR REPLACE INTO sessions (id, name, model, created_at, updated_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?)`,
    params: [
      session.id,
      session.name,
      session.model ?? null,
      session.createdAt,
      session.updatedAt,
      session.deletedAt ?? null,
    ],
  };
}

function toFile(row: SessionRow): SessionFile {
  return {
    schema: 1,
    id: row.id,
    name: row.name,
    ...(row.model !== null && { model: row.model }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
  };
}

function toSession(row: CountedRow): Session {
  const { schema: _, ...session } = toFile(row);
  return {
    ...session,
    updatedAt: Math.max(row.updated_at, row.last_turn ?? 0),
    turns: row.turns,
    images: row.images,
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
