import { StudioError } from '../../protocol/failure.ts';
import type { Commit, Migrate, PackedStatement } from './journalRecord.ts';
import type { Migration, SqlValue } from './sql.ts';
import { loadSql, type Row, type SqlConnection } from './sqlConnection.ts';

/** What became of each group of a record: rows changed per statement, or why it was refused. */
export type Outcome = readonly number[] | { readonly refused: string };

export interface Applied {
  readonly applied: number;
  /** Records that came after a later one of the same window: not the order in which they were written. */
  readonly late: number;
}

/** The library in memory. What changes it is a record of the journal, so that all windows hold the same. */
export interface SqlEngine {
  /** Answers rows as objects. A statement that would change something is refused. */
  query(sql: string, params: readonly SqlValue[]): Row[];
  /** Applies each record once, however often it comes. */
  apply(records: readonly (Commit | Migrate)[]): Applied;
  /** The last record of a window that was applied, and what became of it. */
  lastOf(writer: string): { readonly n: number; readonly outcomes: readonly Outcome[] } | undefined;
  /** Changes the schema outside the journal: only for a library that starts again, or that cannot be written. */
  migrate(migration: Migration): void;
  /** Version of the schema; 0 before the first migration. */
  readonly version: number;
  /** For a damaged file: true when SQLite finds nothing wrong, or only indexes that it could make again. Slow. */
  mend(): boolean;
  /** A database file with everything in it. */
  export(): Uint8Array;
  close(): void;
}

/** Opens a snapshot, whose bytes belong to the engine from then on, or an empty library. */
export type OpenEngine = (snapshot?: Uint8Array) => SqlEngine;

/** Loads SQLite; `wasmFile` is the path of sql-wasm.wasm. */
export async function loadSqlEngine(wasmFile: string): Promise<OpenEngine> {
  const open = await loadSql(wasmFile);
  return (snapshot) => openEngine(open(snapshot));
}

/** Records that are tried as one transaction: several times faster than one each, mostly for the full text index. */
const together = 64;

function openEngine(sql: SqlConnection): SqlEngine {
  // Nobody else opens this file, and it lies in memory: no locks, no rollback file, no waiting for a disk.
  for (const pragma of ['locking_mode=EXCLUSIVE', 'journal_mode=MEMORY', 'synchronous=OFF', 'cache_size=-16000'])
    sql.script(`PRAGMA ${pragma}`);
  sql.script(`
    PRAGMA foreign_keys=ON;
    CREATE TABLE IF NOT EXISTS journal_writers (id TEXT PRIMARY KEY, n INTEGER NOT NULL, outcomes TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA query_only=ON`);
  let version = readVersion();

  function readVersion(): number {
    return Number(sql.query('PRAGMA user_version')[0]?.user_version);
  }

  /** Runs `work` whole or not at all; answers why it was refused. */
  function transaction<Result>(work: () => Result): Result | { refused: string } {
    sql.run('BEGIN');
    try {
      const result = work();
      sql.run('COMMIT');
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (exhausted.test(reason)) abandon(error);
      rollBack();
      return { refused: reason };
    }
  }

  function rollBack(): void {
    try {
      sql.run('ROLLBACK');
    } catch {
      // After some errors SQLite has rolled back by itself, and says that there is nothing to roll back.
    }
  }

  function lastOf(writer: string): ReturnType<SqlEngine['lastOf']> {
    const [row] = sql.query('SELECT n, outcomes FROM journal_writers WHERE id = ?', [writer]);
    return row && { n: Number(row.n), outcomes: JSON.parse(String(row.outcomes)) };
  }

  const runGroup = (statements: readonly PackedStatement[]): Outcome =>
    statements.map(([statement, params]) => sql.run(statement, params));

  function note({ by, n }: Commit | Migrate, outcomes: readonly Outcome[]): void {
    sql.run('INSERT OR REPLACE INTO journal_writers (id, n, outcomes) VALUES (?, ?, ?)', [
      by,
      n,
      JSON.stringify(outcomes),
    ]);
  }

  /** Each record once: a window counts its records, and has never more than one under way. */
  function applyEach(
    records: readonly (Commit | Migrate)[],
    run: (record: Commit | Migrate) => readonly Outcome[],
  ): Applied {
    let applied = 0;
    let late = 0;
    for (const record of records) {
      const last = lastOf(record.by)?.n ?? 0;
      if (record.n < last) late += 1;
      if (record.n <= last) continue;
      note(record, run(record));
      applied += 1;
    }
    return { applied, late };
  }

  const runAlone = (record: Commit | Migrate): readonly Outcome[] =>
    'groups' in record
      ? record.groups.map((group) => transaction(() => runGroup(group)))
      : [runMigration(record.migration)];

  /** As if each were a transaction of its own; that is what happens when one of them is refused. */
  function applyTogether(commits: readonly Commit[]): Applied {
    const result = transaction(() =>
      applyEach(commits, (record) => ('groups' in record ? record.groups.map(runGroup) : [])),
    );
    return 'refused' in result ? applyEach(commits, runAlone) : result;
  }

  function runMigration(migration: Migration): Outcome {
    if (version !== migration.version - 1) return [];
    // Rebuilding a table drops the old one, and with foreign keys on that would take the rows that refer to it along.
    sql.script('PRAGMA foreign_keys=OFF');
    const outcome = transaction(() => {
      if (/\bdeferr/i.test(migration.sql)) throw new Error('a constraint cannot wait for the end of a commit');
      sql.script(migration.sql);
      const broken = sql.query('PRAGMA foreign_key_check').length > 0;
      if (broken) throw new Error(`migration ${migration.version} leaves references to rows that do not exist`);
      sql.script(`PRAGMA user_version=${migration.version}`);
      return [];
    });
    sql.script('PRAGMA foreign_keys=ON');
    version = readVersion();
    return outcome;
  }

  const isSound = (): boolean => sql.query('PRAGMA integrity_check(1)')[0]?.integrity_check === 'ok';

  /** `query_only` guards the memory against every change that is not in the journal. */
  function changing<Result>(work: () => Result): Result {
    sql.run('PRAGMA query_only=OFF');
    try {
      return work();
    } finally {
      sql.run('PRAGMA query_only=ON');
    }
  }

  return {
    query: sql.query,
    lastOf,
    apply: (records) =>
      changing(() => {
        let applied = 0;
        let late = 0;
        for (const part of partsOf(records)) {
          const result = part.every((record) => 'groups' in record) ? applyTogether(part) : applyEach(part, runAlone);
          applied += result.applied;
          late += result.late;
        }
        return { applied, late };
      }),
    migrate(migration) {
      const outcome = changing(() => runMigration(migration));
      if ('refused' in outcome) throw new StudioError({ kind: 'storage', message: outcome.refused });
    },
    get version() {
      return version;
    },
    mend() {
      try {
        if (isSound()) return true;
        changing(() => sql.run('REINDEX'));
        return isSound();
      } catch {
        return false;
      }
    },
    export: sql.export,
    close: sql.close,
  };
}

function partsOf<T>(records: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(records.length / together) }, (_, part) =>
    records.slice(part * together, (part + 1) * together),
  );
}

/** Not the statement's fault but this process's: to call it refused would make the windows differ. */
const exhausted = /out of memory|disk is full|disk I\/O error/;

/** Ends the thread, so that nobody goes on with half a record; the next one begins from the files. */
function abandon(error: unknown): never {
  setImmediate(() => {
    throw error;
  });
  throw error;
}
