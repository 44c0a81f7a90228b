import { join } from 'node:path';
import type { FreshStart, Weight } from '../protocol/conversation/turns.ts';
import type { Failure } from '../protocol/failure.ts';
import type { ImageOptions } from '../protocol/model.ts';
import type { LibraryContext } from './context.ts';
import type { Statement } from './database/sql.ts';
import { readIfThere, removeIfThere, saveJson } from './files/files.ts';
import { checkId } from './files/places.ts';
import { parseJson, type TurnFile, turnShape } from './shapes.ts';

/** A turn as a session lists it; the rest is in its file. */
export type Turn = Pick<
  TurnFile,
  | 'id'
  | 'parentTurnId'
  | 'createdAt'
  | 'prompt'
  | 'options'
  | 'text'
  | 'failure'
  | 'costUSD'
  | 'imageIds'
  | 'referenceIds'
  | 'freshStart'
  | 'weight'
  | 'demo'
> & { readonly sessionId: string };

/** Every exchange with the model as a file: the parts that must go back verbatim can have a megabyte of signatures. */
export interface Turns {
  /** File first, then, for a turn of a session, its row. Saving the same turn again replaces it. */
  save(turn: TurnFile): Promise<void>;
  /** Undefined when there is none, or when its file is damaged. */
  read(turnId: string): Promise<TurnFile | undefined>;
  /** The turns of a session, oldest first; `parentTurnId` makes them a tree. */
  list(sessionId: string): Promise<readonly Turn[]>;
  /** Makes its file one of no session, as that of a single request is. */
  leaveSession(turnId: string): Promise<void>;
  /** Removes the files of turns that belong to no session and have no image left. */
  removeUnused(turnIds: readonly string[]): Promise<void>;
}

interface TurnRow {
  readonly id: string;
  readonly session_id: string;
  readonly parent_turn_id: string | null;
  readonly created_at: number;
  readonly prompt: string;
  readonly options: string;
  readonly text: string | null;
  readonly failure: string | null;
  readonly cost_usd: number | null;
  readonly image_ids: string;
  readonly reference_ids: string;
  readonly fresh_start: string | null;
  readonly weight: string | null;
  readonly demo: number;
}

export function createTurns({ database, places, warn }: LibraryContext): Turns {
  const pathOf = (id: string): string => join(places.turns, turnFileName(checkId(id)));

  async function read(id: string): Promise<TurnFile | undefined> {
    const bytes = await readIfThere(pathOf(id));
    const turn = bytes && parseJson(turnShape, bytes);
    if (bytes && turn?.id !== id) warn(`The file of turn ${id} is damaged.`);
    return turn?.id === id ? turn : undefined;
  }

  return {
    read,
    async save(turn) {
      await saveJson('The turn was not saved', pathOf(turn.id), turn);
      if (turn.sessionId !== undefined) await database.commit(insertTurn(turn));
    },
    async list(sessionId) {
      const rows = await database.all<TurnRow>(
        'SELECT * FROM conversation_history WHERE session_id = ? ORDER BY created_at, id',
        [checkId(sessionId)],
      );
      return rows.map(toTurn);
    },
    async leaveSession(id) {
      const { sessionId: _, ...turn } = (await read(id)) ?? {};
      if ('id' in turn) await saveJson('The turn was not saved', pathOf(id), turn);
    },
    async removeUnused(turnIds) {
      for (const id of new Set(turnIds)) {
        const turn = await read(id);
        if (!turn || turn.sessionId !== undefined) continue;
        const left = await database.all('SELECT 1 FROM images WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1', [
          JSON.stringify(turn.imageIds),
        ]);
        if (left.length === 0) await removeIfThere(pathOf(id));
      }
    },
  };
}

const turnFileName = (id: string): string => `${id}.json`;

/** Nothing for a turn outside sessions: its image's row says all that is ever listed. */
export function insertTurn({ sessionId, ...turn }: TurnFile): readonly Statement[] {
  if (sessionId === undefined) return [];
  return [
    {
      sql: `INSERT OR REPLACE INTO conversation_history (id, session_id, parent_turn_id, created_at, prompt, options, text,
        failure, cost_usd, image_ids, reference_ids, fresh_start, weight, demo, thought_signature)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [
        turn.id,
        sessionId,
        turn.parentTurnId ?? null,
        turn.createdAt,
        turn.prompt,
        JSON.stringify(turn.options),
        turn.text ?? null,
        turn.failure ? JSON.stringify(turn.failure) : null,
        turn.costUSD ?? null,
        JSON.stringify(turn.imageIds),
        JSON.stringify(turn.referenceIds ?? []),
        turn.freshStart ? JSON.stringify(turn.freshStart) : null,
        turn.weight ? JSON.stringify(turn.weight) : null,
        Number(turn.demo ?? false),
        turnFileName(turn.id),
      ],
    },
  ];
}

function toTurn(row: TurnRow): Turn {
  return {
    id: row.id,
    sessionId: row.session_id,
    ...(row.parent_turn_id !== null && { parentTurnId: row.parent_turn_id }),
    createdAt: row.created_at,
    prompt: row.prompt,
    options: JSON.parse(row.options) as ImageOptions,
    ...(row.text !== null && { text: row.text }),
    ...(row.failure !== null && { failure: JSON.parse(row.failure) as Failure }),
    ...(row.cost_usd !== null && { costUSD: row.cost_usd }),
    imageIds: JSON.parse(row.image_ids),
    ...(row.reference_ids !== '[]' && { referenceIds: JSON.parse(row.reference_ids) }),
    ...(row.fresh_start !== null && { freshStart: JSON.parse(row.fresh_start) as FreshStart }),
    ...(row.weight !== null && { weight: JSON.parse(row.weight) as Weight }),
    ...(row.demo === 1 && { demo: true }),
  };
}
