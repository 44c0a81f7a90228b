import type { BatchRowQuery, RowFilter, RowState, RowWindow } from '../../protocol/api/batches.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { LibraryContext } from '../context.ts';
import type { SqlValue } from '../database/sql.ts';
import { checkId } from '../files/places.ts';
import { likeText } from '../images/likeText.ts';
import { keyOf, type Lease, renewLease } from './batchRecords.ts';

export interface NewBatchRow {
  readonly n: number;
  /** Rows of one prompt share it. */
  readonly item: number;
  /** Into the batch's variants. */
  readonly variant: number;
  readonly prompt: string;
  readonly fileName?: string;
  readonly references: readonly string[];
}

export interface BatchRowRecord extends NewBatchRow {
  readonly state: RowState;
  /** How often it was sent and Google was too busy, or not to be reached; the one on its way included. */
  readonly attempts: number;
  readonly turnId?: string;
  readonly chunk?: string;
  /** UTC milliseconds. */
  readonly sentAt?: number;
  readonly endedAt?: number;
  readonly imageId?: string;
  readonly failure?: Failure;
  readonly costUSD?: number;
}

export interface BatchRows {
  /** In portions that go to disk in a moment; each says that the window that enters them is still there. */
  add(batchId: string, rows: readonly NewBatchRow[], lease: () => Lease): Promise<void>;
  /** A window of the rows in their order of work. */
  list(
    batchId: string,
    query: BatchRowQuery,
  ): Promise<{ readonly total: number; readonly rows: readonly BatchRowRecord[] }>;
  /** All rows of a window of prompts. */
  items(
    batchId: string,
    window: RowWindow,
  ): Promise<{ readonly total: number; readonly rows: readonly BatchRowRecord[] }>;
  /** The next ones in their order of work. */
  queued(batchId: string, limit: number, except?: readonly number[]): Promise<readonly BatchRowRecord[]>;
  inChunk(batchId: string, chunk: string): Promise<readonly BatchRowRecord[]>;
}

/** Rows of one commit. */
const portion = 400;

const filters: Readonly<Record<RowFilter, string>> = {
  all: '1',
  open: "state IN ('queued', 'sent')",
  done: "state = 'done'",
  failed: "state IN ('failed', 'unknown', 'cancelled')",
};

/** Rows of a batch that a condition chooses. */
async function readRows(
  { database }: Pick<LibraryContext, 'database'>,
  batchId: string,
  where: string,
  params: readonly SqlValue[] = [],
): Promise<readonly BatchRowRecord[]> {
  const sql = `SELECT * FROM batch_rows WHERE batch = ${keyOf} AND ${where}`;
  return (await database.all<Row>(sql, [checkId(batchId), ...params])).map(toRow);
}

export function createBatchRows({ database }: LibraryContext): BatchRows {
  const read = (batchId: string, where: string, params: readonly SqlValue[]) =>
    readRows({ database }, batchId, where, params);
  const count = async (what: string, where: string, params: readonly SqlValue[]) => {
    const sql = `SELECT count(${what}) AS total FROM batch_rows WHERE batch = ${keyOf} AND ${where}`;
    return (await database.all<{ total: number }>(sql, params))[0]?.total ?? 0;
  };

  return {
    async add(batchId, rows, lease) {
      for (let start = 0; start < rows.length; start += portion) {
        await database.commit([
          ...rows.slice(start, start + portion).map(({ n, item, variant, prompt, fileName, references }) => ({
            sql: `INSERT INTO batch_rows (batch, n, position, item, variant, prompt, file_name, reference_images, state)
              VALUES (${keyOf}, ?, ?, ?, ?, ?, ?, ?, 'queued')`,
            params: [
              ...[checkId(batchId), n, n, item, variant, prompt],
              fileName ?? null,
              references.length > 0 ? JSON.stringify(references) : null,
            ],
          })),
          renewLease(batchId, lease()),
        ]);
      }
    },
    async list(batchId, { filter, text = '', from, count: limit }) {
      const words = text.trim();
      const where = words ? `${filters[filter]} AND prompt LIKE ? ESCAPE '\\'` : filters[filter];
      const params = words ? [`%${likeText(words)}%`] : [];
      const [total, rows] = await Promise.all([
        count('*', where, [checkId(batchId), ...params]),
        read(batchId, `${where} ORDER BY position LIMIT ? OFFSET ?`, [...params, limit, from]),
      ]);
      return { total, rows };
    },
    async items(batchId, { from, count: limit }) {
      const [total, rows] = await Promise.all([
        count('DISTINCT item', '1', [checkId(batchId)]),
        read(batchId, 'item >= ? AND item < ? ORDER BY item, variant', [from, from + limit]),
      ]);
      return { total, rows };
    },
    queued: (batchId, limit, except = []) =>
      read(batchId, "state = 'queued' AND n NOT IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ?", [
        JSON.stringify(except),
        limit,
      ]),
    inChunk: (batchId, chunk) => read(batchId, 'chunk = ? ORDER BY n', [chunk]),
  };
}

interface Row {
  readonly n: number;
  readonly item: number;
  readonly variant: number;
  readonly prompt: string;
  readonly file_name: string | null;
  readonly reference_images: string | null;
  readonly state: RowState;
  readonly attempts: number;
  readonly turn_id: string | null;
  readonly sent_at: number | null;
  readonly ended_at: number | null;
  readonly image_id: string | null;
  readonly failure: string | null;
  readonly cost_usd: number | null;
  readonly chunk: string | null;
}

const toRow = (row: Row): BatchRowRecord => ({
  n: row.n,
  item: row.item,
  variant: row.variant,
  prompt: row.prompt,
  references: row.reference_images === null ? [] : JSON.parse(row.reference_images),
  state: row.state,
  attempts: row.attempts,
  ...(row.file_name !== null && { fileName: row.file_name }),
  ...(row.turn_id !== null && { turnId: row.turn_id }),
  ...(row.sent_at !== null && { sentAt: row.sent_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.image_id !== null && { imageId: row.image_id }),
  ...(row.failure !== null && { failure: JSON.parse(row.failure) }),
  ...(row.cost_usd !== null && { costUSD: row.cost_usd }),
  ...(row.chunk !== null && { chunk: row.chunk }),
});
