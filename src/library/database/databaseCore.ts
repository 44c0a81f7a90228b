import PQueue from 'p-queue';
import { StudioError } from '../../protocol/failure.ts';
import { storageFailure } from '../files/storageFailure.ts';
import { createCommitQueue } from './commitQueue.ts';
import { type CompactorOptions, createCompactor } from './compactor.ts';
import type { Limits } from './databaseLimits.ts';
import { createFolder, epochFiles } from './epochFiles.ts';
import { type Journal, openJournal } from './journal.ts';
import type { DamageReport, Migration, SqlValue, Statement } from './sql.ts';
import type { OpenEngine } from './sqlEngine.ts';
import { watchFolder } from './watchFolder.ts';

/** The database inside its worker: the parts put together. Nothing here knows of threads. */
export interface DatabaseCore {
  readonly damage: readonly DamageReport[];
  readonly isReadOnly: boolean;
  all(sql: string, params: readonly SqlValue[]): readonly object[];
  commit(statements: readonly Statement[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

export interface CoreOptions {
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly openEngine: OpenEngine;
  readonly limits: Limits;
  readonly runCompaction: CompactorOptions['run'];
  warn(message: string): void;
  onChange(): void;
  onReadOnly(): void;
}

export async function openCore(options: CoreOptions): Promise<DatabaseCore> {
  const { folder, migrations, openEngine, limits, onChange } = options;
  await createFolder(folder).catch((error) => {
    throw storageFailure(error, 'The library folder cannot be made', folder);
  });
  const files = epochFiles(folder);

  /** Once each: the same trouble may come again every second. */
  const said = new Set<string>();
  function warn(message: string): void {
    if (!said.has(message)) options.warn(message);
    said.add(message);
  }
  const complain = (error: unknown): void =>
    warn(storageFailure(error, 'The library cannot be kept up to date on the disk', folder).message);

  const compactor = createCompactor({ files, warn, run: options.runCompaction });
  // Whoever ends an epoch makes the snapshot; the others look later, each at another time, whether that was done.
  const compactLater = () => compactor.schedule(limits.compactMilliseconds * (1 + Math.random() / 2));
  const journal = await openJournal({
    files,
    openEngine,
    migrations,
    warn,
    onApplied: onChange,
    onSealed: compactLater,
    onReadOnly(reason) {
      void compactor.stop();
      warn(reason);
      options.onReadOnly();
    },
  });
  // What cannot be written now, such as the journal of the next epoch on a full disk, does not keep anyone from looking.
  await journal.follow().catch(complain);
  await migrateTo(journal, migrations);
  if (!journal.readOnlyBecause) compactLater();

  const turns = new PQueue({ concurrency: 1 });
  const commits = createCommitQueue((groups) => journal.write({ groups }));

  let flushDue = false;

  async function flush(): Promise<void> {
    flushDue = false;
    await commits.flush();
    if (journal.size > limits.journalBytes) await endEpoch();
  }

  async function endEpoch(): Promise<void> {
    await journal.seal();
    compactor.schedule(0);
  }

  const inTurn = (work: () => Promise<void>): void => void turns.add(work).catch(complain);
  const stopWatching = watchFolder(folder, limits.followMilliseconds, () => {
    if (turns.size + turns.pending === 0) inTurn(() => journal.follow());
  });

  return {
    damage: journal.damage,
    get isReadOnly() {
      return journal.readOnlyBecause !== undefined;
    },
    all: (sql, params) => journal.engine.query(sql, params),
    commit(statements) {
      const done = commits.add(statements);
      if (flushDue) return done;
      flushDue = true;
      inTurn(flush);
      return done;
    },
    async close() {
      stopWatching();
      await turns.add(commits.flush);
      await compactor.stop();
      await journal.close();
    },
  };
}

/** Asks for each step that is missing. Of two windows that ask at once, the second one's is passed over by all. */
async function migrateTo(journal: Journal, migrations: readonly Migration[]): Promise<void> {
  const before = journal.engine.version;
  for (const migration of migrations) {
    if (journal.engine.version >= migration.version) continue;
    if (journal.readOnlyBecause) {
      journal.engine.migrate(migration);
      continue;
    }
    const [outcome] = await journal.write({ migration });
    if (outcome && 'refused' in outcome)
      throw new StudioError({
        kind: 'storage',
        message: `The library could not be brought to the form of this version: ${outcome.refused}. Nothing was changed.`,
      });
  }
  // Another opening need not repeat what may have taken seconds.
  if (before > 0 && journal.engine.version > before) await journal.seal();
}
