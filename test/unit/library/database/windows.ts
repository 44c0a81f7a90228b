import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Database, type DatabaseOptions, openDatabase } from '../../../../src/library/database/database.ts';
import type { Migration, Statement } from '../../../../src/library/database/sql.ts';

/** A library in a folder of its own, and as many windows on it as a test opens. Each window is a thread. */
export interface TestLibrary {
  readonly folder: string;
  open(options?: Partial<DatabaseOptions>): Promise<TestWindow>;
  /** Names in the folder, sorted. */
  names(): Promise<readonly string[]>;
  /** Closes all windows and removes the folder. */
  remove(): Promise<void>;
}

export interface TestWindow {
  readonly database: Database;
  /** What the user was told. */
  readonly warnings: readonly string[];
  add(name: string): Promise<unknown>;
  /** Names of all things in the library, sorted. */
  things(): Promise<readonly string[]>;
}

export const workerFile = fileURLToPath(new URL('../../../../src/library/database/databaseWorker.ts', import.meta.url));

export const wasmFile = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

export const migrations: readonly Migration[] = [
  { version: 1, sql: 'CREATE TABLE shelves (id TEXT PRIMARY KEY)' },
  { version: 2, sql: 'CREATE TABLE things (name TEXT PRIMARY KEY, size INTEGER, shelf TEXT REFERENCES shelves (id))' },
];

export const addThing = (name: string, shelf: string | null = null): Statement => ({
  sql: 'INSERT INTO things (name, size, shelf) VALUES (?, ?, ?)',
  params: [name, name.length, shelf],
});

/** `from`: a folder to begin with a copy of. */
export async function testLibrary(from?: string): Promise<TestLibrary> {
  const folder = await mkdtemp(join(tmpdir(), 'library-'));
  if (from) await cp(from, folder, { recursive: true });
  const windows: Database[] = [];
  return {
    folder,
    async open(options) {
      const warnings: string[] = [];
      const warn = (message: string) => warnings.push(message);
      const database = await openDatabase({ folder, workerFile, migrations, warn, ...options });
      windows.push(database);
      return {
        database,
        warnings,
        add: (name) => database.commit([addThing(name)]),
        things: async () =>
          (await database.all<{ name: string }>('SELECT name FROM things ORDER BY name')).map(({ name }) => name),
      };
    },
    names: async () => (await readdir(folder)).sort(),
    async remove() {
      await Promise.all(windows.map((window) => window.close()));
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits until something is so; fails with what it is instead. */
export async function until<T>(
  look: () => Promise<T> | T,
  isSo: (value: T) => boolean,
  milliseconds = 15_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)}`);
    await sleep(10);
  }
}
