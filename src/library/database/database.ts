import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StudioError } from '../../protocol/failure.ts';
import { connect, type Remote } from '../../protocol/rpc.ts';
import { type Limits, standardLimits } from './databaseLimits.ts';
import type { DatabaseNews, DatabaseThreadData, DatabaseWork } from './databaseWorker.ts';
import type { DamageReport, Migration, SqlValue, Statement } from './sql.ts';
import { startThread } from './thread.ts';

/**
 * The library's SQL, safe against crashes and shared by all windows: each has a copy in memory in a thread of its own,
 * and all follow the same journal on disk. So narrow that another engine could stand behind it.
 */
export interface Database {
  /** Rows as objects. Sees everything this window has committed, and other windows' commits within a second. */
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<readonly Row[]>;
  /**
   * One group, whole or not at all, in every window alike; answers rows changed per statement once it is on disk.
   * Deterministic statements only: times and ids are bound. Rejects with `storage` when the database refuses it (a
   * constraint) or it cannot be written, with `invalidInput` for what is no change of rows.
   */
  commit(statements: readonly Statement[]): Promise<readonly number[]>;
  /** After commits of this or another window were applied. Returns what stops listening. */
  onDidChange(listener: () => void): () => void;
  /** `readOnly`: made by a newer version of the extension, or without permission to write; said through `warn`. */
  readonly state: 'ready' | 'readOnly';
  /** What was found damaged at opening and set aside. */
  readonly damage: readonly DamageReport[];
  /** Brings waiting commits to disk first. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Made when missing. The database's files lie directly in it. */
  readonly folder: string;
  /** databaseWorker.cjs of the bundle, sql-wasm.wasm beside it; in tests databaseWorker.ts. */
  readonly workerFile: string;
  readonly migrations: readonly Migration[];
  warn(message: string): void;
  /** For tests. */
  readonly limits?: Partial<Limits>;
}

/** Rejects with `storage` when the files cannot be read now; a damaged library opens and says so in `damage`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { folder, workerFile, migrations, warn } = options;
  const listeners = new Set<() => void>();
  const data: DatabaseThreadData = {
    role: 'database',
    workerFile,
    wasmFile: findWasm(workerFile),
    folder,
    migrations,
    limits: { ...standardLimits, ...options.limits },
  };
  let state: Database['state'] = 'ready';
  let closed = false;
  let running: Promise<Running> | undefined = start();
  const { damage } = await running;

  async function start(): Promise<Running> {
    const thread = startThread(workerFile, data);
    const { remote, close } = connect<DatabaseWork>(thread.port);
    let crash: StudioError | undefined;
    thread.port.listen((message) => hear(message as DatabaseNews));
    void thread.ended.then((reason) => {
      close(reason.message);
      if (reason.kind === 'cancelled') return;
      crash = reason;
      running = undefined;
      warn(reason.message);
    });
    const call: Running['call'] = async (work) => {
      try {
        return await work(remote);
      } catch (error) {
        throw crash ?? error;
      }
    };
    try {
      const { isReadOnly, damage } = await call((work) => work.open());
      if (isReadOnly) state = 'readOnly';
      return { call, damage, stop: thread.stop };
    } catch (error) {
      running = undefined;
      await thread.stop();
      throw error;
    }
  }

  async function restart(): Promise<Running> {
    const again = await start();
    for (const { file, message } of again.damage) warn(`${file}: ${message}`);
    return again;
  }

  function hear(message: DatabaseNews): void {
    if (message.news === 'changed') for (const listener of listeners) listener();
    if (message.news === 'readOnly') state = 'readOnly';
    if (message.news === 'warning') warn(message.message);
  }

  async function call<T>(work: (remote: Remote<DatabaseWork>) => Promise<T>): Promise<T> {
    if (closed) throw new StudioError({ kind: 'cancelled', message: 'The library is closed.' });
    running ??= restart();
    return await (await running).call(work);
  }

  return {
    damage,
    get state() {
      return state;
    },
    async all<Row>(sql: string, params: readonly SqlValue[] = []) {
      return (await call((work) => work.all(sql, params))) as readonly Row[];
    },
    commit: (statements) => call((work) => work.commit(statements)),
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (closed) return;
      closed = true;
      const last = await running;
      await last?.call((work) => work.close()).finally(last.stop);
    },
  };
}

/** One life of the worker. */
interface Running {
  readonly damage: readonly DamageReport[];
  call<T>(work: (remote: Remote<DatabaseWork>) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/** Beside the bundle; in tests where npm has put it. */
function findWasm(workerFile: string): string {
  const beside = join(dirname(workerFile), 'sql-wasm.wasm');
  return existsSync(beside) ? beside : createRequire(workerFile).resolve('sql.js/dist/sql-wasm.wasm');
}
