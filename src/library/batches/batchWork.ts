import type { SomeRows } from '../../protocol/api/batches.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { LibraryContext } from '../context.ts';
import type { SqlValue } from '../database/sql.ts';
import { checkId } from '../files/places.ts';
import type { UsageLine } from '../usage.ts';
import { keyOf } from './batchRecords.ts';

/** How a row went from one state to the next. Every step says where it starts, so none happens twice. */
export interface BatchWork {
  /**
   * Marks a row before it is sent. False when another window has the batch by now, or somebody paused it or took the row:
   * then it must not be sent.
   */
  send(batchId: string, n: number, mark: SendMark): Promise<boolean>;
  /** Ends a row that this turn was sent for. */
  end(batchId: string, turnId: string, end: RowEnd): Promise<boolean>;
  /** Back into the queue, unless the batch was cancelled meanwhile: nothing was paid for. `tried` when it counts as one of the row's tries. */
  putBack(batchId: string, turnIds: string | readonly string[], tried?: boolean): Promise<void>;
  /** Rows on their way, of one job at Google or left by a window that is gone, with what is known of their fate. */
  underWay(
    batchId: string,
    which: { readonly chunk: string } | { readonly notBy: string },
  ): Promise<readonly UnderWay[]>;
  /** Queues rows that ended without an image, or were left out. Answers how many. */
  requeue(batchId: string, which: SomeRows): Promise<number>;
  /** Rows that nobody is sending are not sent any more, and not asked about. */
  leaveOut(batchId: string, which: SomeRows): Promise<void>;
  move(batchId: string, rows: readonly number[], to: 'first' | 'last'): Promise<void>;
}

export interface UnderWay {
  readonly n: number;
  readonly prompt: string;
  readonly fileName?: string;
  readonly variant: number;
  readonly turnId: string;
  /** The image that came of it. */
  readonly imageId?: string;
  /** What the ledger says of it. */
  readonly outcome?: UsageLine['outcome'];
}

export interface SendMark {
  readonly worker: string;
  readonly turnId: string;
}

export type RowEnd =
  | { readonly state: 'done'; readonly imageId: string; readonly costUSD?: number }
  | { readonly state: 'failed' | 'unknown'; readonly failure: Failure; readonly costUSD?: number }
  | { readonly state: 'cancelled' };

const isCancelled = "(SELECT batches.state FROM batches WHERE key = batch_rows.batch) = 'cancelled'";
const chosen = 'n IN (SELECT value FROM json_each(?))';

const someRows = (which: SomeRows): { readonly sql: string; readonly params: readonly SqlValue[] } =>
  'rows' in which ? { sql: chosen, params: [JSON.stringify(which.rows)] } : { sql: 'state = ?', params: [which.state] };

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
    async putBack(batchId, turnIds, tried = false) {
      await change(
        `UPDATE batch_rows SET state = iif(${isCancelled}, 'cancelled', 'queued'), ended_at = iif(${isCancelled}, ?, NULL),
          turn_id = NULL, worker = NULL, chunk = NULL, attempts = attempts - ?
        WHERE batch = ${keyOf} AND turn_id IN (SELECT value FROM json_each(?)) AND state = 'sent'`,
        [now(), Number(!tried), checkId(batchId), JSON.stringify(typeof turnIds === 'string' ? [turnIds] : turnIds)],
      );
    },
    async underWay(batchId, which) {
      const [condition, value] =
        'chunk' in which ? ['chunk = ?', which.chunk] : ['chunk IS NULL AND worker <> ?', which.notBy];
      const rows = await database.all<UnderWayRow>(
        `SELECT n, prompt, file_name, variant, turn_id AS turn,
          (SELECT id FROM images WHERE images.turn_id = batch_rows.turn_id AND NOT draft ORDER BY created_at DESC LIMIT 1)
            AS image,
          (SELECT outcome FROM usage_ledger WHERE usage_ledger.turn_id = batch_rows.turn_id LIMIT 1) AS outcome
        FROM batch_rows WHERE batch = ${keyOf} AND state = 'sent' AND ${condition} ORDER BY n`,
        [checkId(batchId), value],
      );
      return rows.map(({ turn, image, outcome, file_name, ...row }) => ({
        ...row,
        turnId: turn,
        ...(file_name !== null && { fileName: file_name }),
        ...(image !== null && { imageId: image }),
        ...(outcome !== null && { outcome }),
      }));
    },
    requeue: async (batchId, which) =>
      change(
        `UPDATE batch_rows SET state = 'queued', turn_id = NULL, worker = NULL, chunk = NULL, failure = NULL, ended_at = NULL,
          maybe_paid = 0, attempts = 0
        WHERE batch = ${keyOf} AND state IN ('failed', 'unknown', 'cancelled') AND ${someRows(which).sql}`,
        [checkId(batchId), ...someRows(which).params],
      ),
    async leaveOut(batchId, which) {
      await change(
        `UPDATE batch_rows SET state = 'cancelled', ended_at = ?
        WHERE batch = ${keyOf} AND state IN ('queued', 'failed', 'unknown') AND ${someRows(which).sql}`,
        [now(), checkId(batchId), ...someRows(which).params],
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

interface UnderWayRow {
  readonly n: number;
  readonly prompt: string;
  readonly file_name: string | null;
  readonly variant: number;
  readonly turn: string;
  readonly image: string | null;
  readonly outcome: UsageLine['outcome'] | null;
}
