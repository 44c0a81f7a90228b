import type { LibraryContext } from '../context.ts';
import type { Statement } from '../database/sql.ts';
import { saveSession } from '../sessionRows.ts';
import { parseJson, type SessionFile, sessionShape, type TurnFile, templateShape, turnShape } from '../shapes.ts';
import { saveTemplate } from '../templates.ts';
import { insertTurn } from '../turns.ts';
import { insertUsage, type UsageLine } from '../usage.ts';
import { jsonFiles } from './scan.ts';

/** What the files of one kind have that the tables had not. */
export interface ReadFiles {
  readonly found: number;
  readonly adopted: number;
  readonly statements: readonly Statement[];
  /** Names of files that could not be read. */
  readonly damaged: readonly string[];
}

/** A turn without what is large: a library may have gigabytes of them. */
export type BriefTurn = Omit<TurnFile, 'request' | 'response' | 'thoughts' | 'grounding'>;

/** Turns, and the ledger lines that went missing with the database. */
export async function readTurns({
  database,
  places,
}: LibraryContext): Promise<ReadFiles & { readonly turns: readonly BriefTurn[] }> {
  const known = await idsOf(database, 'SELECT id FROM conversation_history');
  const counted = await idsOf(database, 'SELECT turn_id AS id FROM usage_ledger WHERE turn_id IS NOT NULL');
  const turns: BriefTurn[] = [];
  const damaged: string[] = [];
  const statements: Statement[] = [];
  let adopted = 0;
  for await (const { id, file, bytes } of jsonFiles(places.turns)) {
    const turn = parseJson(turnShape, bytes);
    if (turn?.id !== id) {
      damaged.push(file);
      continue;
    }
    const { request: _, response: __, thoughts: ___, grounding: ____, ...brief } = turn;
    turns.push(brief);
    if (turn.sessionId !== undefined && !known.has(id)) {
      statements.push(...insertTurn(turn));
      adopted += 1;
    }
    // A copy was paid for as the turn that it was made from.
    if (!counted.has(id) && turn.copyOf === undefined) statements.push(ledgerLine(brief));
  }
  return { found: turns.length, adopted, statements, damaged, turns };
}

/** Unless its request writes one itself meanwhile. */
function ledgerLine(turn: BriefTurn): Statement {
  const line: UsageLine = {
    createdAt: turn.createdAt,
    model: turn.options.model,
    outcome: turn.failure?.kind ?? 'image',
    ...(turn.usage && { usage: turn.usage }),
    ...(turn.costUSD !== undefined && { costUSD: turn.costUSD }),
    ...(turn.durationMs !== undefined && { durationMs: turn.durationMs }),
    ...(turn.sessionId !== undefined && { sessionId: turn.sessionId }),
    turnId: turn.id,
    demo: turn.demo ?? false,
  };
  return insertUsage(line, {
    sql: 'NOT EXISTS (SELECT 1 FROM usage_ledger WHERE turn_id = ?)',
    params: [turn.id],
  });
}

/**
 * Sessions by their files, the newer of file and row; and those that only their turns remember, which get a name and
 * a file again (`nameless`).
 */
export async function readSessions(
  { database, places }: LibraryContext,
  turns: readonly BriefTurn[],
): Promise<ReadFiles & { readonly nameless: readonly SessionFile[] }> {
  const rows = await database.all<{ id: string; updated_at: number }>('SELECT id, updated_at FROM sessions');
  const known = new Map(rows.map(({ id, updated_at }) => [id, updated_at]));
  const files = new Map<string, SessionFile>();
  const damaged: string[] = [];
  for await (const { id, file, bytes } of jsonFiles(places.sessions)) {
    const session = parseJson(sessionShape, bytes);
    if (session?.id === id) files.set(id, session);
    else damaged.push(file);
  }
  const nameless = new Map<string, SessionFile>();
  for (const { sessionId, createdAt } of turns.toSorted((a, b) => a.createdAt - b.createdAt)) {
    if (sessionId === undefined || files.has(sessionId) || known.has(sessionId) || nameless.has(sessionId)) continue;
    const name = `Recovered session of ${new Date(createdAt).toISOString().slice(0, 10)}`;
    nameless.set(sessionId, { schema: 1, id: sessionId, name, createdAt, updatedAt: createdAt });
  }
  const newer = [...files.values(), ...nameless.values()].filter(
    ({ id, updatedAt }) => updatedAt > (known.get(id) ?? -1),
  );
  return {
    found: files.size,
    adopted: newer.length,
    statements: newer.map(saveSession),
    damaged,
    nameless: [...nameless.values()],
  };
}

export async function readTemplates({ database, places }: LibraryContext): Promise<ReadFiles> {
  const known = await idsOf(database, 'SELECT id FROM prompt_templates');
  const damaged: string[] = [];
  const statements: Statement[] = [];
  let found = 0;
  for await (const { id, file, bytes } of jsonFiles(places.templates)) {
    const template = parseJson(templateShape, bytes);
    if (template?.id !== id) damaged.push(file);
    else found += 1;
    if (template?.id === id && !known.has(id)) statements.push(saveTemplate(template));
  }
  return { found, adopted: statements.length, statements, damaged };
}

async function idsOf(database: LibraryContext['database'], sql: string): Promise<ReadonlySet<string>> {
  return new Set((await database.all<{ id: string }>(sql)).map(({ id }) => id));
}
