import { readFile } from 'node:fs/promises';
import type { Statement as PreparedStatement, SqlValue as SqlJsValue } from 'sql.js';
import initSqlJs from 'sql.js';
import type { SqlValue } from './sql.ts';

export type Row = Record<string, SqlJsValue>;

/** One SQLite database in memory: the only file that touches sql.js. */
export interface SqlConnection {
  /** Answers rows as objects. One statement only. */
  query(sql: string, params?: readonly SqlValue[]): Row[];
  /** Answers how many rows changed. One statement only. */
  run(sql: string, params?: readonly SqlValue[]): number;
  /** Runs a script. */
  script(sql: string): void;
  /** A database file. Not inside a transaction. */
  export(): Uint8Array;
  close(): void;
}

/** Opens the bytes of a database file, which belong to the database from then on; or an empty one. */
export type OpenConnection = (file?: Uint8Array) => SqlConnection;

/** Loads SQLite. `wasmFile` is the path of sql-wasm.wasm. */
export async function loadSql(wasmFile: string): Promise<OpenConnection> {
  const wasm = await readFile(wasmFile);
  // Missing in the typings (1.4.11): unless told so, every start warns of functions that SQLite has by now itself.
  const options = { wasmBinary: new Uint8Array(wasm).buffer, useOldExtensionFunctions: false };
  const { Database } = await initSqlJs(options);
  return (file) => connection(new Database(file));
}

/** Many more than the product has; a caller that builds SQL by hand must not fill the memory. */
const preparedLimit = 300;

function connection(database: initSqlJs.Database): SqlConnection {
  const prepared = new Map<string, PreparedStatement>();

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

  function withStatement<T>(sql: string, params: readonly SqlValue[], work: (statement: PreparedStatement) => T): T {
    const statement = prepare(sql);
    try {
      statement.bind([...params]);
      return work(statement);
    } finally {
      statement.reset();
    }
  }

  function freeAll(): void {
    for (const statement of prepared.values()) statement.free();
    prepared.clear();
  }

  return {
    query: (sql, params = []) =>
      withStatement(sql, params, (statement) => {
        // Once for all rows: getAsObject asks for the names again at each, which takes twice as long as the values.
        const names = statement.getColumnNames();
        const rows: Row[] = [];
        while (statement.step()) {
          const values = statement.get();
          rows.push(Object.fromEntries(names.map((name, column) => [name, values[column] ?? null])));
        }
        return rows;
      }),
    run: (sql, params = []) =>
      withStatement(sql, params, (statement) => {
        statement.step();
        return database.getRowsModified();
      }),
    script(sql) {
      // Statements prepared for the tables of before would keep some of them from being dropped.
      freeAll();
      database.exec(sql);
    },
    export: () => database.export(),
    close() {
      freeAll();
      database.close();
    },
  };
}
