import { readFile } from 'node:fs/promises';
import type { Statement as PreparedStatement, SqlJsStatic, SqlValue as SqlJsValue } from 'sql.js';
import initSqlJs from 'sql.js';
import { StudioError } from '../protocol/failure.ts';
import type { Commit, Migrate, PackedStatement } from './journalRecord.ts';
import type { Migration, SqlValue } from './sql.ts';

/** What became of each group of a record: rows changed per statement, or why it was refused. */
export type Outcome = readonly number[] | { readonly refused: string };

/** SQLite in memory. Everything that changes it is a record of the journal, so that all windows hold the same. */
export interface SqlEngine {
  /** Answers rows as objects. A statement that would change something is refused. */
  query(sql: string, params: readonly SqlValue[]): Record<string, SqlJsValue>[];
  /** Applies a record once, however often it comes. `late`: a later one of the same window was applied before it. */
  apply(record: Commit | Migrate): 'applied' | 'known' | 'late';
  /** The last record of a window that was applied, and what became of it. */
  lastOf(writer: string): { readonly n: number; readonly outcomes: readonly Outcome[] } | undefined;
  /** Changes the schema outside the journal: only for a library that starts again, or that cannot be written. */
  migrate(migration: Migration): void;
  /** Version of the schema; 0 before the first migration. */
  readonly version: number;
  /** True when SQLite itself finds nothing wrong. Reads everything: slow. */
  isSound(): boolean;
  /** A database file with everything in it. */
  export(): Uint8Array;
  close(): void;
}

/** Opens a snapshot, or an empty database. Takes the bytes over: sql.js may go on working in them. */
export type OpenEngine = (snapshot?: Uint8Array) => SqlEngine;

/** Loads SQLite; `wasmFile` is the path of sql-wasm.wasm. */
export async function loadSqlEngine(wasmFile: string): Promise<OpenEngine> {
  const wasm = await readFile(wasmFile);
  // Missing in the typings (1.4.11): without it every start warns about functions that SQLite has by now itself.
  const options = { wasmBinary: new Uint8Array(wasm).buffer, useOldExtensionFunctions: false };
  const sqlJs = await initSqlJs(options);
  return (snapshot) => openEngine(sqlJs, snapshot);
}

/** Many more than the product has; a caller that builds SQL by hand must not fill the memory. */
const preparedLimit = 300;

function openEngine(sqlJs: SqlJsStatic, snapshot?: Uint8Array): SqlEngine {
  const database = new sqlJs.Database(snapshot);
  const prepared = new Map<string, PreparedStatement>();

  // Nobody else opens this file, and it lies in memory: no locks, no rollback file, no waiting.
  for (const pragma of ['locking_mode=EXCLUSIVE', 'journal_mode=MEMORY', 'synchronous=OFF', 'cache_size=-16000'])
    database.exec(`PRAGMA ${pragma}`);
  database.run('PRAGMA foreign_keys=ON');
  database.run(
    'CREATE TABLE IF NOT EXISTS journal_writers (id TEXT PRIMARY KEY, n INTEGER NOT NULL, outcomes TEXT NOT NULL) WITHOUT ROWID',
  );
  database.run('PRAGMA query_only=ON');
  let version = readVersion();

  function readVersion(): number {
    return Number(database.exec('PRAGMA user_version')[0]?.values[0]?.[0]);
  }

  function prepare(sql: string): PreparedStatement {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (statement.getSQL().trimEnd() !== sql.trimEnd()) {
      // SQLite would run the first and drop the rest without a word.
      statement.free();
      throw new Error('only one statement at a time');
    }
    const [oldest] = prepared;
    if (oldest && prepared.size >= preparedLimit) {
      oldest[1].free();
      prepared.delete(oldest[0]);
    }
    prepared.set(sql, statement);
    return statement;
  }

  function forgetPrepared(): void {
    for (const statement of prepared.values()) statement.free();
    prepared.clear();
  }

  function run(sql: string, params: readonly SqlValue[] = []): void {
    const statement = prepare(sql);
    try {
      statement.bind([...params]);
      statement.step();
    } finally {
      statement.reset();
    }
  }

  function query(sql: string, params: readonly SqlValue[]): Record<string, SqlJsValue>[] {
    const statement = prepare(sql);
    try {
      statement.bind([...params]);
      const rows: Record<string, SqlJsValue>[] = [];
      while (statement.step()) rows.push(statement.getAsObject());
      return rows;
    } finally {
      statement.reset();
    }
  }

  /** Runs `work` whole or not at all; answers why it was refused. */
  function transaction<Result>(work: () => Result): Result | { refused: string } {
    run('BEGIN');
    try {
      const result = work();
      run('COMMIT');
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (exhausted.test(reason)) throw error;
      rollBack();
      return { refused: reason };
    }
  }

  function rollBack(): void {
    try {
      run('ROLLBACK');
    } catch {
      // After some errors SQLite has rolled back by itself, and says that there is nothing to roll back.
    }
  }

  const applyGroup = (statements: readonly PackedStatement[]): Outcome =>
    transaction(() =>
      statements.map(([sql, params]) => {
        run(sql, params);
        return database.getRowsModified();
      }),
    );

  function applyMigration(migration: Migration): Outcome {
    if (version !== migration.version - 1) return [];
    // Rebuilding a table drops the old one, and with foreign keys on that would take the rows that refer to it along.
    database.run('PRAGMA foreign_keys=OFF');
    const outcome = transaction(() => {
      database.exec(migration.sql);
      const broken = database.exec('PRAGMA foreign_key_check').length > 0;
      if (broken) throw new Error(`migration ${migration.version} leaves references to rows that do not exist`);
      database.run(`PRAGMA user_version=${migration.version}`);
      return [];
    });
    database.run('PRAGMA foreign_keys=ON');
    forgetPrepared();
    version = readVersion();
    return outcome;
  }

  /** `query_only` guards the memory against every change that is not in the journal. */
  function changing<Result>(work: () => Result): Result {
    database.run('PRAGMA query_only=OFF');
    try {
      return work();
    } finally {
      database.run('PRAGMA query_only=ON');
    }
  }

  function lastOf(writer: string): ReturnType<SqlEngine['lastOf']> {
    const [row] = query('SELECT n, outcomes FROM journal_writers WHERE id = ?', [writer]);
    return row && { n: Number(row.n), outcomes: JSON.parse(String(row.outcomes)) };
  }

  return {
    query,
    lastOf,
    apply(record) {
      const last = lastOf(record.by)?.n ?? 0;
      if (record.n <= last) return record.n === last ? 'known' : 'late';
      changing(() => {
        const outcomes = 'groups' in record ? record.groups.map(applyGroup) : [applyMigration(record.migration)];
        run('INSERT OR REPLACE INTO journal_writers (id, n, outcomes) VALUES (?, ?, ?)', [
          record.by,
          record.n,
          JSON.stringify(outcomes),
        ]);
      });
      return 'applied';
    },
    migrate(migration) {
      const outcome = changing(() => applyMigration(migration));
      if ('refused' in outcome) throw new StudioError({ kind: 'storage', message: outcome.refused });
    },
    get version() {
      return version;
    },
    isSound() {
      try {
        return database.exec('PRAGMA integrity_check(1)')[0]?.values[0]?.[0] === 'ok';
      } catch {
        return false;
      }
    },
    export: () => database.export(),
    close() {
      forgetPrepared();
      database.close();
    },
  };
}

/** Not the statement's fault but this process's: to call it refused would make the windows differ. */
const exhausted = /out of memory|disk is full|disk I\/O error/;
