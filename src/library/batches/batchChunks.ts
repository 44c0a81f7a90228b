import type { LibraryContext } from '../context.ts';
import { checkId } from '../files/places.ts';
import { keyOf } from './batchRecords.ts';

/** A job at Google's Batch API: some rows of one batch with the same model. */
export interface BatchChunk {
  /** Also its display name at Google, by which it is found again when the window died while it was submitted. */
  readonly id: string;
  readonly variant: number;
  readonly state: 'submitting' | 'waiting' | 'ended';
  /** Google's name for it. */
  readonly name?: string;
  readonly polls: number;
  /** UTC milliseconds. */
  readonly nextPollAt: number;
}

export interface BatchChunks {
  /** Enters the chunk and marks its rows as sent, each with its turn, or nothing of it. */
  begin(
    batchId: string,
    chunk: Pick<BatchChunk, 'id' | 'variant'>,
    rows: readonly { readonly n: number; readonly turnId: string }[],
    worker: string,
  ): Promise<void>;
  /** Those that have not ended. */
  open(batchId: string): Promise<readonly BatchChunk[]>;
  update(chunk: Pick<BatchChunk, 'id' | 'state' | 'polls' | 'nextPollAt'> & { readonly name?: string }): Promise<void>;
}

export function createBatchChunks({ database, now }: LibraryContext): BatchChunks {
  return {
    async begin(batchId, { id, variant }, rows, worker) {
      await database.commit([
        {
          sql: `INSERT INTO batch_chunks (id, batch, variant, state, next_poll_at) VALUES (?, ${keyOf}, ?, 'submitting', ?)`,
          params: [checkId(id), checkId(batchId), variant, now()],
        },
        ...rows.map(({ n, turnId }) => ({
          sql: `UPDATE batch_rows SET state = 'sent', worker = ?, turn_id = ?, chunk = ?, sent_at = ?, attempts = attempts + 1
            WHERE batch = ${keyOf} AND n = ? AND state = 'queued'
              AND EXISTS (SELECT 1 FROM batches WHERE id = ? AND worker = ? AND state = 'running')`,
          params: [worker, turnId, id, now(), batchId, n, batchId, worker],
        })),
      ]);
    },
    async open(batchId) {
      const rows = await database.all<Row>(
        `SELECT * FROM batch_chunks WHERE batch = ${keyOf} AND state <> 'ended' ORDER BY next_poll_at, id`,
        [checkId(batchId)],
      );
      return rows.map(({ name, next_poll_at, ...row }) => ({
        ...row,
        nextPollAt: next_poll_at,
        ...(name !== null && { name }),
      }));
    },
    async update({ id, state, name, polls, nextPollAt }) {
      await database.commit([
        {
          sql: 'UPDATE batch_chunks SET state = ?, name = coalesce(?, name), polls = ?, next_poll_at = ? WHERE id = ?',
          params: [state, name ?? null, polls, nextPollAt, checkId(id)],
        },
      ]);
    },
  };
}

interface Row {
  readonly id: string;
  readonly variant: number;
  readonly state: BatchChunk['state'];
  readonly name: string | null;
  readonly polls: number;
  readonly next_poll_at: number;
}
