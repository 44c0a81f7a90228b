import type { SqlValue, Statement } from './database/sql.ts';
import type { SessionFile } from './shapes.ts';

/** A session as the table has it. */
export interface SessionRow {
  readonly id: string;
  readonly name: string;
  readonly model: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly unsaved: number;
  readonly branch_names: string;
  readonly removed_turns: string;
}

/** Enters a session, or replaces what was known of it earlier. */
export function saveSession(session: SessionFile): Statement {
  const row = rowOf(session);
  const columns = Object.keys(row);
  const known = columns.map((column) => `${column} = excluded.${column}`);
  return {
    sql: `INSERT INTO sessions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (id) DO UPDATE SET ${known.join(', ')} WHERE excluded.updated_at > sessions.updated_at`,
    params: Object.values(row),
  };
}

/** Only when it is still the one of that time. */
export function replaceSession(session: SessionFile, of: number): Statement {
  const row = rowOf(session);
  const columns = Object.keys(row).map((column) => `${column} = ?`);
  return {
    sql: `UPDATE sessions SET ${columns.join(', ')} WHERE id = ? AND updated_at = ?`,
    params: [...Object.values(row), session.id, of],
  };
}

const rowOf = (session: SessionFile): Record<keyof SessionRow, SqlValue> => ({
  id: session.id,
  name: session.name,
  model: session.model ?? null,
  created_at: session.createdAt,
  updated_at: session.updatedAt,
  deleted_at: session.deletedAt ?? null,
  unsaved: Number(session.unsaved ?? false),
  branch_names: JSON.stringify(session.branchNames ?? {}),
  removed_turns: JSON.stringify(session.removedTurns ?? []),
});

/** The row as its file tells it. */
export function toFile(row: SessionRow): SessionFile {
  return {
    schema: 1,
    id: row.id,
    name: row.name,
    ...(row.model !== null && { model: row.model }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.deleted_at !== null && { deletedAt: row.deleted_at }),
    ...(row.unsaved === 1 && { unsaved: true }),
    ...(row.branch_names !== '{}' && { branchNames: JSON.parse(row.branch_names) }),
    ...(row.removed_turns !== '[]' && { removedTurns: JSON.parse(row.removed_turns) }),
  };
}
