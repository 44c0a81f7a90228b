import type { Failure } from '../../protocol/failure.ts';
import type { LibraryContext } from '../context.ts';
import type { SqlValue } from '../database/sql.ts';
import { checkId } from '../places.ts';
import { keyOf } from './batchRecords.ts';
import { type BatchRowRecord, readRows } from './batchRows.ts';

/** How a row went from one state to the next. Every step says where it starts, so none happens twice. */
export interface BatchWork {
  /**
   * Marks a row before it is sent. False when another window has the batch by now, or somebody paused it or took the row:
   * then it must not be sent.
   */
  send(batchId: string, n: number, mark: SendMark): Promise<boolean>;
  /** Ends a row that this turn was sent for. */
  end(batchId: string, turnId: string, end: RowEnd): Promise<boolean>;
  /** Back into the queue: nothing was paid for. */
  putBack(batchId: string, turnId: string): Promise<void>;
  /** Rows that a window which is gone was sending. */
  abandoned(batchId: string, worker: string): Promise<readonly BatchRowRecord[]>;
  /** Queues rows that ended without an image, or were left out. Answers how many. */
  requeue(batchId: string, rows?: readonly number[]): Promise<number>;
  /** Rows that nobody is sending are not sent any more, and not asked about. */
  leaveOut(batchId: string, rows?: readonly number[]): Promise<void>;
  move(batchId: string, rows: readonly number[], to: 'first' | 'last'): Promise<void>;
}

export interface SendMark {
  readonly worker: string;
  readonly turnId: string;
}

export type RowEnd =
  | { readonly state: 'done'; readonly imageId: string; readonly costUSD?: number }
  | { readonly state: 'failed' | 'unknown'; readonly failure: Failure; readonly costUSD?: number }
  | { readonly state: 'cancelled' };

const chosen = 'n IN (SELECT value FROM json_each(?))';

export function createBatchWork({ database, now }: LibraryContext): BatchWork {
  const change = async (sql: string, params: readonly SqlValue[]): Promise<number> =>
    (await database.commit([{ sql, params }]))[0] ?? 0;

  return {
    send: async (batchId, n, { worker, turnId }) =>
      (await change(
        `UPDATE batch_rows SET state = 'sent', worker = ?, turn_id = ?, sent_at = ?, ended_at = NULL, failure = NULL,
          maybe_paid = 0, attempts = attempts + 1
        WHERE batch = ${keyOf} AND n = ? AND state = 'queued'
          AND EXISTS (SELECT 1 FROM batches WHERE id = ? AND worker = ? AND state = 'running')`,
        [worker, turnId, now(), checkId(batchId), n, batchId, worker],
      )) === 1,
    end: async (batchId, turnId, end) =>
      (await change(
        `UPDATE batch_rows SET state = ?, ended_at = ?, image_id = ?, failure = ?, cost_usd = ?, maybe_paid = ?
        WHERE batch = ${keyOf} AND turn_id = ? AND state IN ('sent', 'unknown')`,
        [
          end.state,
          now(),
          end.state === 'done' ? end.imageId : null,
          'failure' in end ? JSON.stringify(end.failure) : null,
          'costUSD' in end ? (end.costUSD ?? null) : null,
          Number('failure' in end && end.failure.mayHaveBeenPaid),
          checkId(batchId),
          turnId,
        ],
      )) === 1,
    async putBack(batchId, turnId) {
      await change(
        `UPDATE batch_rows SET state = 'queued', turn_id = NULL, worker = NULL, chunk = NULL
        WHERE batch = ${keyOf} AND turn_id = ? AND state = 'sent'`,
        [checkId(batchId), turnId],
      );
    },
    abandoned: (batchId, worker) =>
      readRows({ database }, batchId, "state = 'sent' AND chunk IS NULL AND worker <> ?", [worker]),
    async requeue(batchId, rows) {
      const which = rows ? chosen : "state <> 'cancelled'";
      return change(
        `UPDATE batch_rows SET state = 'queued', turn_id = NULL, worker = NULL, chunk = NULL, failure = NULL, ended_at = NULL,
          maybe_paid = 0
        WHERE batch = ${keyOf} AND state IN ('failed', 'unknown', 'cancelled') AND ${which}`,
        [checkId(batchId), ...(rows ? [JSON.stringify(rows)] : [])],
      );
    },
    async leaveOut(batchId, rows) {
      await change(
        `UPDATE batch_rows SET state = 'cancelled', ended_at = ?
        WHERE batch = ${keyOf} AND state IN (${rows ? "'queued', 'unknown'" : "'queued'"}) AND ${rows ? chosen : '1'}`,
        [now(), checkId(batchId), ...(rows ? [JSON.stringify(rows)] : [])],
      );
    },
    async move(batchId, rows, to) {
      const end = to === 'first' ? 'min(position) - (SELECT count(*) FROM json_each(?)) - 1' : 'max(position) + 1';
      const list = JSON.stringify(rows);
      await change(
        `UPDATE batch_rows SET position = (SELECT ${end} FROM batch_rows WHERE batch = ${keyOf})
          + (SELECT key FROM json_each(?) WHERE value = n)
        WHERE batch = ${keyOf} AND ${chosen}`,
        [...(to === 'first' ? [list] : []), checkId(batchId), list, batchId, list],
      );
    },
  };
}
