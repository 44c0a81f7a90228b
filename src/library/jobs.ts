import type { LibraryContext } from './context.ts';
import { checkId } from './files/places.ts';

/** Work that goes on elsewhere and must survive a restart, such as a batch at Google. */
export interface KeptJob {
  readonly id: string;
  readonly kind: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  /** JSON that its verb understands. */
  readonly state: unknown;
}

export interface KeptJobs {
  /** Enters the job, or replaces its state. */
  save(job: KeptJob): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly KeptJob[]>;
  /** Whether it was there: of several windows that remove a job, one hears true. */
  remove(id: string): Promise<boolean>;
}

export function createKeptJobs({ database, now }: LibraryContext): KeptJobs {
  return {
    async save({ id, kind, createdAt, state }) {
      await database.commit([
        {
          sql: `INSERT INTO jobs (id, kind, created_at, updated_at, state) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, updated_at = excluded.updated_at`,
          params: [checkId(id), kind, createdAt, now(), JSON.stringify(state)],
        },
      ]);
    },
    async list() {
      const rows = await database.all<{ id: string; kind: string; created_at: number; state: string }>(
        'SELECT id, kind, created_at, state FROM jobs ORDER BY created_at, id',
      );
      return rows.map(({ created_at, state, ...row }) => ({ ...row, createdAt: created_at, state: JSON.parse(state) }));
    },
    async remove(id) {
      const [removed] = await database.commit([{ sql: 'DELETE FROM jobs WHERE id = ?', params: [checkId(id)] }]);
      return removed === 1;
    },
  };
}
