import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { StudioError } from '../../protocol/failure.ts';
import { append } from '../files/durableFile.ts';
import { isForbidden, storageFailure } from '../files/storageFailure.ts';
import { type EpochFiles, journalName } from './epochFiles.ts';
import { type Commit, encodeRecord, type Migrate } from './journalRecord.ts';
import { recover } from './recovery.ts';
import { type Repaired, repair } from './repair.ts';
import { replay } from './replay.ts';
import type { DamageReport, Migration } from './sql.ts';
import type { OpenEngine, Outcome, SqlEngine } from './sqlEngine.ts';

/**
 * The journal as one window sees it: what it has applied so far, and its own records on their way. Every call waits for
 * the one before (`databaseCore` sees to that), so a window has one record under way at a time.
 */
export interface Journal {
  /** The library as of the last record applied. */
  readonly engine: SqlEngine;
  readonly damage: readonly DamageReport[];
  /** Why nothing can be written, in words. */
  readonly readOnlyBecause: string | undefined;
  /** Bytes of the open journal that are applied. */
  readonly size: number;
  /** Applies what is new on disk, whoever wrote it. */
  follow(): Promise<void>;
  /** Answers when the record is on disk and applied. Rejects with `storage`; then it usually has not happened. */
  write(content: Content): Promise<readonly Outcome[]>;
  /** Ends the epoch; if another window was faster, that seal counts. */
  seal(): Promise<void>;
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly files: EpochFiles;
  readonly openEngine: OpenEngine;
  readonly migrations: readonly Migration[];
  warn(message: string): void;
  /** After records were applied. */
  onApplied(): void;
  /** Told once, in words. */
  onReadOnly(reason: string): void;
  /** After an epoch ended: a snapshot is due. */
  onSealed(): void;
}

const madeByNewer =
  'The library was changed by a newer version of this extension. It can be looked at but not changed; update the extension.';

const pieceBytes = 64 * 1024;

export async function openJournal(options: JournalOptions): Promise<Journal> {
  const { files, openEngine, migrations, warn } = options;
  const latest = migrations.at(-1)?.version ?? 0;
  const writer = randomUUID();
  let lastWritten = 0;
  let handle: FileHandle | undefined;
  let readOnlyBecause: string | undefined;
  let state = await load();
  const { damage } = state;

  async function load(): Promise<Repaired> {
    const loaded = await repair(files, await recover(files, openEngine, migrations));
    if (loaded.newer || loaded.engine.version > latest) becomeReadOnly(madeByNewer);
    return loaded;
  }

  /** Starts again from the files: what was being followed is not the library's journal any more. */
  async function reload(): Promise<void> {
    const previous = state.engine;
    const loaded = await load();
    await handle?.close();
    handle = undefined;
    state = loaded;
    previous.close();
    for (const { file, message } of loaded.damage) warn(`${file}: ${message}`);
    options.onApplied();
  }

  function becomeReadOnly(reason: string): void {
    if (readOnlyBecause) return;
    readOnlyBecause = reason;
    options.onReadOnly(reason);
  }

  /** Opens the journal of the open epoch, and makes it when nobody has yet. Undefined when that is not ours to do. */
  async function current(): Promise<FileHandle | undefined> {
    while (!handle) {
      handle = await writable(() => files.openJournal(state.epoch, readOnlyBecause ? 'read' : 'append'));
      if (handle) break;
      // Others went on while this process slept.
      if (await files.isPast(state.epoch)) await reload();
      else if (readOnlyBecause) return undefined;
      else await writable(() => files.createJournal(state.epoch));
    }
    return handle;
  }

  /** Without permission to write, the library can still be looked at: answers undefined for another try. */
  async function writable<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (readOnlyBecause || !isForbidden(error)) throw error;
      becomeReadOnly(
        `The library can be looked at but not changed: there is no permission to write to ${files.folder}.`,
      );
      return undefined;
    }
  }

  async function follow(): Promise<void> {
    let applied = 0;
    try {
      for (let sealed = true; sealed && !state.newer; ) {
        const journal = await current();
        if (!journal) return;
        const replayed = replay(
          state.engine,
          state.epoch,
          await readFrom(journal, state.position),
          state.position === 0,
        );
        applied += replayed.applied;
        if (replayed.damaged > 0) warn(`${journalName(state.epoch)} has a damaged place; all that is whole was kept.`);
        sealed = replayed.sealed;
        if (sealed) {
          state = { ...state, epoch: state.epoch + 1, position: 0 };
          handle = undefined;
          await journal.close();
          options.onSealed();
        } else state = { ...state, position: state.position + replayed.consumed, newer: replayed.newer };
        if (state.newer || state.engine.version > latest) becomeReadOnly(madeByNewer);
      }
    } finally {
      if (applied > 0) options.onApplied();
    }
  }

  /** True when what was appended may be where nobody looks: in a journal long folded, or in a file that was replaced. */
  async function isOvertaken(): Promise<boolean> {
    const { snapshots } = await files.list();
    if ((snapshots.at(-1) ?? 0) > state.epoch) return true;
    return handle !== undefined && !(await files.isCurrent(state.epoch, handle));
  }

  async function write(content: Content): Promise<readonly Outcome[]> {
    const record = { by: writer, n: ++lastWritten, ...content };
    for (let attempt = 0; attempt < 20; attempt++) {
      const journal = await current();
      if (!journal || readOnlyBecause) break;
      const appendFailure = await failureOf(append(journal, encodeRecord(state.epoch, record)));
      // Reading back shows where the record came to stand: behind a seal it does not count and goes into the next epoch.
      const [syncFailure, followFailure] = await Promise.all([failureOf(journal.sync()), failureOf(follow())]);
      const overtaken = await isOvertaken();
      if (overtaken) await reload();
      const last = state.engine.lastOf(writer);
      if (last?.n === record.n && (overtaken || !syncFailure)) return last.outcomes;
      const failure = appendFailure ?? syncFailure ?? followFailure;
      if (failure) throw failure;
    }
    throw new StudioError({
      kind: 'storage',
      message: readOnlyBecause ?? 'The change was not saved: the library was busy. Try again.',
      retryable: !readOnlyBecause,
    });
  }

  return {
    get engine() {
      return state.engine;
    },
    get readOnlyBecause() {
      return readOnlyBecause;
    },
    get size() {
      return state.position;
    },
    damage,
    async follow() {
      await follow();
      if (await isOvertaken()) await reload();
    },
    write: (content) =>
      write(content).catch((error) => {
        throw storageFailure(error, 'The change was not saved', files.folder);
      }),
    async seal() {
      const journal = await current();
      if (!journal || readOnlyBecause || (await isOvertaken())) return;
      await append(journal, encodeRecord(state.epoch, { seal: state.epoch }));
      await journal.sync();
      await follow();
    },
    async close() {
      await handle?.close();
      state.engine.close();
    },
  };
}

type Content = Pick<Commit, 'groups'> | Pick<Migrate, 'migration'>;

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => error ?? new Error('unknown'),
  );

async function readFrom(journal: FileHandle, position: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = position; ; ) {
    const { bytesRead, buffer } = await journal.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, at);
    pieces.push(buffer.subarray(0, bytesRead));
    at += bytesRead;
    if (bytesRead < pieceBytes) return pieces.length === 1 ? buffer.subarray(0, bytesRead) : Buffer.concat(pieces);
  }
}
