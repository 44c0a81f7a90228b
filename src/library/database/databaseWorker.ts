import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { StudioError } from '../../protocol/failure.ts';
import { connect, type Port, serve } from '../../protocol/rpc.ts';
import { type Compaction, compact } from './compaction.ts';
import type { CompactorOptions } from './compactor.ts';
import { type DatabaseCore, openCore } from './databaseCore.ts';
import type { Limits } from './databaseLimits.ts';
import { epochFiles } from './epochFiles.ts';
import type { DamageReport, Migration, SqlValue, Statement } from './sql.ts';
import { loadSqlEngine } from './sqlEngine.ts';
import { startThread, threadPort } from './thread.ts';

/** What the database's thread answers. */
export interface DatabaseWork {
  open(): Promise<{ readonly isReadOnly: boolean; readonly damage: readonly DamageReport[] }>;
  all(sql: string, params: readonly SqlValue[]): readonly object[];
  commit(statements: readonly Statement[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** What it tells the host unasked. */
export type DatabaseNews =
  | { readonly news: 'changed' }
  | { readonly news: 'readOnly' }
  | { readonly news: 'warning'; readonly message: string };

/** What a thread of this file is started with. */
export type DatabaseThreadData = { readonly workerFile: string; readonly wasmFile: string; readonly folder: string } & (
  | { readonly role: 'database'; readonly migrations: readonly Migration[]; readonly limits: Limits }
  | { readonly role: 'compaction' }
);

type DataOf<Role> = Extract<DatabaseThreadData, { readonly role: Role }>;

if (parentPort) start(threadPort(parentPort), workerData);

function start(host: Port, data: DatabaseThreadData): void {
  if (data.role === 'database') serveDatabase(host, data);
  else serve<CompactionWork>(host, { compact: () => compactHere(data) });
}

function serveDatabase(host: Port, data: DataOf<'database'>): void {
  const tell = (news: DatabaseNews): void => host.post(news);
  let core: DatabaseCore | undefined;
  const opened = (): DatabaseCore => {
    if (core) return core;
    throw new StudioError({ kind: 'storage', message: 'The library is not open.' });
  };

  serve<DatabaseWork>(host, {
    async open() {
      core = await openCore({
        ...data,
        openEngine: await loadSqlEngine(data.wasmFile),
        runCompaction: () => startCompaction(data),
        warn: (message) => tell({ news: 'warning', message }),
        onChange: () => tell({ news: 'changed' }),
        onReadOnly: () => tell({ news: 'readOnly' }),
      });
      return { isReadOnly: core.isReadOnly, damage: core.damage };
    },
    all: (sql, params) => opened().all(sql, params),
    commit: (statements) => opened().commit(statements),
    close: () => opened().close(),
  });
}

interface CompactionWork {
  compact(): Promise<Compaction>;
}

async function compactHere({ folder, wasmFile }: DataOf<'compaction'>): Promise<Compaction> {
  // Commits go first. Linux gives a thread a priority of its own; elsewhere this would slow down the whole process.
  if (process.platform === 'linux') setPriority(10);
  return await compact(epochFiles(folder), await loadSqlEngine(wasmFile));
}

/** In a thread of its own, which goes away with all its memory: another copy of the library, for a moment. */
function startCompaction({ workerFile, wasmFile, folder }: DataOf<'database'>): ReturnType<CompactorOptions['run']> {
  const data: DataOf<'compaction'> = { role: 'compaction', workerFile, wasmFile, folder };
  const { port, ended, stop } = startThread(workerFile, data);
  const { remote } = connect<CompactionWork>(port);
  const failed = ended.then((reason) => Promise.reject(reason));
  return { done: Promise.race([remote.compact(), failed]).finally(stop), stop };
}
