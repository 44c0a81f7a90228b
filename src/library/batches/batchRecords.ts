import type { BatchCounts, BatchPhase, Lane, RowState } from '../../protocol/api/batches.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { ImageOptions } from '../../protocol/model.ts';
import type { LibraryContext } from '../context.ts';
import type { SqlValue, Statement } from '../database/sql.ts';
import { checkId } from '../files/places.ts';

export interface NewBatch {
  readonly id: string;
  /** Also the tag of its images. */
  readonly name: string;
  readonly lane: Lane;
  /** The sets of options that its rows share. */
  readonly variants: readonly ImageOptions[];
  readonly prompts: number;
  /** What the names of reference images are relative to, as a URI. */
  readonly base?: string;
  /** Where images are written as well, as a URI. */
  readonly folder?: string;
  readonly limitUSD?: number;
  readonly demo: boolean;
}

export interface BatchRecord extends NewBatch {
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly phase: BatchPhase;
  /** Why it stopped by itself. */
  readonly reason?: Failure;
  /** The window that works on it until the lease ends, UTC milliseconds. */
  readonly worker?: string;
  readonly leaseUntil: number;
}

export interface BatchTotals {
  readonly counts: BatchCounts;
  /** Of the answers whose cost is known. */
  readonly costUSD: number;
  readonly maybePaid: number;
}

export interface BatchRecords {
  /** Enters the batch, still being prepared, in the hands of `worker`. */
  create(batch: NewBatch, lease: Lease): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly BatchRecord[]>;
  get(id: string): Promise<BatchRecord | undefined>;
  totals(id: string): Promise<BatchTotals>;
  /** How many rows ended since, and when the first of them did. */
  endedSince(id: string, since: number): Promise<{ readonly rows: number; readonly first: number | undefined }>;
  /** Only where it is in one of `from`, which is what the caller saw a moment ago. Answers whether it was. */
  setPhase(id: string, phase: BatchPhase, from: readonly BatchPhase[], reason?: Failure): Promise<boolean>;
  /** Leaves out what is queued, and lets nothing come back into the queue. */
  cancel(id: string): Promise<void>;
  /** Done, unless a row is queued, again perhaps, a moment ago. False: there is one. */
  finish(id: string): Promise<boolean>;
  setLimit(id: string, limitUSD: number): Promise<void>;
  setVariants(id: string, variants: readonly ImageOptions[]): Promise<void>;
  /** Takes the batch, or keeps it for longer. Of several windows that try at once one hears true. */
  lease(id: string, lease: Lease): Promise<boolean>;
  release(id: string, worker: string): Promise<void>;
  /** With all its rows, only where it is in one of `from`; the images stay. */
  remove(id: string, from: readonly BatchPhase[]): Promise<void>;
  /** Removes a batch whose window went away while it entered the rows. */
  removeUnready(id: string): Promise<void>;
}

export interface Lease {
  readonly worker: string;
  /** UTC milliseconds. */
  readonly until: number;
}

/** The inner number of a batch, by its id. */
export const keyOf = '(SELECT key FROM batches WHERE id = ?)';

/** With a list of phases as JSON. */
const isIn = 'state IN (SELECT value FROM json_each(?))';

/** For the commits of whoever has the batch in hand: it is there, and goes on. */
export const renewLease = (id: string, { worker, until }: Lease): Statement => ({
  sql: 'UPDATE batches SET lease_until = ? WHERE id = ? AND worker = ?',
  params: [until, checkId(id), worker],
});

const noCounts: BatchCounts = { queued: 0, sent: 0, done: 0, failed: 0, unknown: 0, cancelled: 0 };

export function createBatchRecords({ database, now }: LibraryContext): BatchRecords {
  const change = async (statement: Statement): Promise<number> => (await database.commit([statement]))[0] ?? 0;
  const read = async (rest: string, params: readonly string[] = []) =>
    (await database.all<Row>(`SELECT * FROM batches ${rest}`, params)).map(toRecord);

  async function removeWhere(id: string, condition: string, param: SqlValue): Promise<void> {
    const ofIt = `batch = (SELECT key FROM batches WHERE id = ? AND ${condition})`;
    const params = [checkId(id), param];
    await database.commit([
      { sql: `DELETE FROM batch_rows WHERE ${ofIt}`, params },
      { sql: `DELETE FROM batch_chunks WHERE ${ofIt}`, params },
      { sql: `DELETE FROM batches WHERE id = ? AND ${condition}`, params },
    ]);
  }

  return {
    async create(batch, { worker, until }) {
      await change({
        sql: `INSERT INTO batches (id, name, created_at, lane, state, variants, prompts, base, folder, limit_usd, demo, worker,
          lease_until) VALUES (?, ?, ?, ?, 'preparing', ?, ?, ?, ?, ?, ?, ?, ?)`,
        params: [
          checkId(batch.id),
          batch.name,
          now(),
          batch.lane,
          JSON.stringify(batch.variants),
          batch.prompts,
          batch.base ?? null,
          batch.folder ?? null,
          batch.limitUSD ?? null,
          Number(batch.demo),
          worker,
          until,
        ],
      });
    },
    list: () => read('ORDER BY created_at DESC, key DESC'),
    get: async (id) => (await read('WHERE id = ?', [checkId(id)]))[0],
    async totals(id) {
      const rows = await database.all<{ state: RowState; rows: number; cost: number; paid: number }>(
        `SELECT state, count(*) AS rows, coalesce(sum(cost_usd), 0) AS cost, sum(maybe_paid) AS paid
        FROM batch_rows WHERE batch = ${keyOf} GROUP BY state`,
        [checkId(id)],
      );
      return {
        counts: { ...noCounts, ...Object.fromEntries(rows.map(({ state, rows: count }) => [state, count])) },
        costUSD: rows.reduce((sum, { cost }) => sum + cost, 0),
        maybePaid: rows.reduce((sum, { paid }) => sum + paid, 0),
      };
    },
    async endedSince(id, since) {
      const [row] = await database.all<{ rows: number; first: number | null }>(
        `SELECT count(*) AS rows, min(ended_at) AS first FROM batch_rows WHERE batch = ${keyOf} AND ended_at >= ?`,
        [checkId(id), since],
      );
      return { rows: row?.rows ?? 0, first: row?.first ?? undefined };
    },
    async setPhase(id, phase, from, reason) {
      const changed = await change({
        sql: `UPDATE batches SET state = ?, failure = ? WHERE id = ? AND ${isIn}`,
        params: [phase, reason ? JSON.stringify(reason) : null, checkId(id), JSON.stringify(from)],
      });
      return changed === 1;
    },
    async cancel(id) {
      await database.commit([
        {
          sql: "UPDATE batches SET state = 'cancelled', failure = NULL WHERE id = ? AND state <> 'done'",
          params: [checkId(id)],
        },
        {
          sql: `UPDATE batch_rows SET state = 'cancelled', ended_at = ? WHERE batch = ${keyOf} AND state = 'queued'`,
          params: [now(), id],
        },
      ]);
    },
    async finish(id) {
      await change({
        sql: `UPDATE batches SET state = 'done', failure = NULL WHERE id = ?
          AND NOT EXISTS (SELECT 1 FROM batch_rows WHERE batch = batches.key AND batch_rows.state = 'queued')`,
        params: [checkId(id)],
      });
      const left = `SELECT 1 FROM batch_rows WHERE batch = ${keyOf} AND state = 'queued' LIMIT 1`;
      return (await database.all(left, [id])).length === 0;
    },
    async setLimit(id, limitUSD) {
      await change({ sql: 'UPDATE batches SET limit_usd = ? WHERE id = ?', params: [limitUSD, checkId(id)] });
    },
    async setVariants(id, variants) {
      await change({
        sql: 'UPDATE batches SET variants = ? WHERE id = ?',
        params: [JSON.stringify(variants), checkId(id)],
      });
    },
    async lease(id, { worker, until }) {
      const taken = await change({
        sql: `UPDATE batches SET worker = ?, lease_until = ?
          WHERE id = ? AND (worker IS NULL OR worker = ? OR lease_until < ?)`,
        params: [worker, until, checkId(id), worker, now()],
      });
      return taken === 1;
    },
    async release(id, worker) {
      await change({
        sql: 'UPDATE batches SET worker = NULL, lease_until = 0 WHERE id = ? AND worker = ?',
        params: [checkId(id), worker],
      });
    },
    remove: (id, from) => removeWhere(id, isIn, JSON.stringify(from)),
    removeUnready: (id) => removeWhere(id, "state = 'preparing' AND lease_until < ?", now()),
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly created_at: number;
  readonly lane: Lane;
  readonly state: BatchPhase;
  readonly failure: string | null;
  readonly variants: string;
  readonly prompts: number;
  readonly base: string | null;
  readonly folder: string | null;
  readonly limit_usd: number | null;
  readonly demo: number;
  readonly worker: string | null;
  readonly lease_until: number;
}

const toRecord = (row: Row): BatchRecord => ({
  id: row.id,
  name: row.name,
  createdAt: row.created_at,
  lane: row.lane,
  phase: row.state,
  variants: JSON.parse(row.variants),
  prompts: row.prompts,
  demo: row.demo === 1,
  leaseUntil: row.lease_until,
  ...(row.failure !== null && { reason: JSON.parse(row.failure) }),
  ...(row.base !== null && { base: row.base }),
  ...(row.folder !== null && { folder: row.folder }),
  ...(row.limit_usd !== null && { limitUSD: row.limit_usd }),
  ...(row.worker !== null && { worker: row.worker }),
});
