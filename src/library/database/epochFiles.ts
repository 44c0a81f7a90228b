import { randomUUID } from 'node:crypto';
import { copyFile, type FileHandle, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  appending,
  heldByOthers,
  missingIsUndefined,
  patiently,
  readWithRoom,
  syncFolder,
  unless,
  writeWhole,
} from '../files/durableFile.ts';
import { errorCode } from '../files/storageFailure.ts';
import { isProcessAlive } from '../isProcessAlive.ts';
import { encodeRecord } from './journalRecord.ts';
import { isWholeSnapshot, sealSnapshot } from './snapshotFile.ts';

/**
 * The database on disk. `library.<epoch>.sqlite` holds everything up to the beginning of its epoch, and
 * `journal.<epoch>.log` what happened in it. Epoch 1 begins with nothing and has no snapshot. This file knows names and
 * bytes, not what they mean.
 */
export interface EpochFiles {
  readonly folder: string;
  list(): Promise<Listing>;
  /** Has anybody gone on to a later epoch? Then a journal made for this one would be nobody's. */
  isPast(epoch: number): Promise<boolean>;
  /** Whole file, or undefined when there is none. */
  readJournal(epoch: number): Promise<Buffer | undefined>;
  readSnapshot(epoch: number): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean } | undefined>;
  /** Opens an existing journal for appending and reading; undefined when there is none. */
  openJournal(epoch: number, access: 'append' | 'read'): Promise<FileHandle | undefined>;
  /** Makes a journal with its first record in it, unless there is one. */
  createJournal(epoch: number): Promise<void>;
  /** Is the file under the journal's name still the one that was opened? */
  isCurrent(epoch: number, opened: FileHandle): Promise<boolean>;
  /** Puts a whole snapshot in place, or nothing. */
  publishSnapshot(epoch: number, database: Uint8Array): Promise<void>;
  /** Is any process putting a snapshot in place at this moment? */
  isPublishing(): Promise<boolean>;
  /** Keeps a damaged file under another name and answers that; a copy where others may still have it open. */
  setAside(name: string, how: 'copy' | 'move'): Promise<string>;
  /** Removes what is older than `oldestKept`, and what killed processes left half written. */
  cleanUp(oldestKept: number): Promise<void>;
}

export interface Listing {
  /** Epochs, oldest first. */
  readonly snapshots: readonly number[];
  readonly journals: readonly number[];
  /** Names of files that are being written, or were when a process died. */
  readonly temporary: readonly string[];
}

export const snapshotName = (epoch: number): string => `library.${epoch}.sqlite`;
export const journalName = (epoch: number): string => `journal.${epoch}.log`;

const snapshotPattern = /^library\.(\d{1,9})\.sqlite$/;
const journalPattern = /^journal\.(\d{1,9})\.log$/;
const temporaryPattern = /^(?:library\.\d+\.sqlite|journal\.\d+\.log)\.tmp-(\d+)-/;

/** A writer that lives touches its file all the time. */
const activeMilliseconds = 5_000;
const staleMilliseconds = 10 * 60_000;

export function epochFiles(folder: string): EpochFiles {
  const path = (name: string): string => join(folder, name);

  async function list(): Promise<Listing> {
    const names = await readdir(folder);
    const epochs = (pattern: RegExp): number[] =>
      names
        .flatMap((name) => pattern.exec(name)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b);
    return {
      snapshots: epochs(snapshotPattern),
      journals: epochs(journalPattern),
      temporary: names.filter((name) => temporaryPattern.test(name)),
    };
  }

  /** Milliseconds since a file was written to. */
  async function age(name: string): Promise<number | undefined> {
    const file = await missingIsUndefined(stat(path(name)));
    return file && Date.now() - file.mtimeMs;
  }

  const openJournal = (epoch: number, access: 'append' | 'read'): Promise<FileHandle | undefined> =>
    missingIsUndefined(patiently(() => open(path(journalName(epoch)), access === 'append' ? appending : 'r')));

  async function createJournal(epoch: number): Promise<void> {
    const journal = path(journalName(epoch));
    const temporary = path(temporaryName(journalName(epoch)));
    const begin = encodeRecord(epoch, { begin: epoch });
    try {
      await writeWhole(temporary, begin);
      // A link never replaces: the journal of whoever was first stays. A rename could wipe out its records.
      await link(temporary, journal).catch(async (error) => {
        if (errorCode(error) === 'EEXIST') return;
        if (!linkless.has(errorCode(error) ?? '')) throw error;
        // FAT and some network folders have no links. Not atomic, so a crash here may leave an empty journal.
        await writeWhole(journal, begin).catch(unless('EEXIST'));
      });
      await syncFolder(folder);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async function publishSnapshot(epoch: number, database: Uint8Array): Promise<void> {
    sealSnapshot(epoch, database);
    const temporary = path(temporaryName(snapshotName(epoch)));
    try {
      await writeWhole(temporary, database);
      await patiently(() => rename(temporary, path(snapshotName(epoch))));
      await syncFolder(folder);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  return {
    folder,
    list,
    async isPast(epoch) {
      const { snapshots, journals } = await list();
      return Math.max(0, ...snapshots, ...journals) > epoch;
    },
    createJournal,
    publishSnapshot,
    readJournal: (epoch) => missingIsUndefined(patiently(() => readFile(path(journalName(epoch))))),
    async readSnapshot(epoch) {
      const bytes = await missingIsUndefined(patiently(() => readWithRoom(path(snapshotName(epoch)))));
      return bytes && { bytes, whole: isWholeSnapshot(epoch, bytes) };
    },
    openJournal,
    async isCurrent(epoch, opened) {
      const here = await opened.stat();
      const there = await missingIsUndefined(stat(path(journalName(epoch))));
      if (!there || there.ino === here.ino) return there !== undefined;
      // Not every system numbers a file alike by its name and by a handle; two handles compare.
      const again = await openJournal(epoch, 'read');
      try {
        return (await again?.stat())?.ino === here.ino;
      } finally {
        await again?.close();
      }
    },
    async isPublishing() {
      // On another computer's folder this asks about somebody else; then a snapshot is made twice, or a little later.
      for (const name of (await list()).temporary) {
        if (!name.startsWith('library.') || !hasLivingWriter(name)) continue;
        if (((await age(name)) ?? activeMilliseconds) < activeMilliseconds) return true;
      }
      return false;
    },
    async setAside(name, how) {
      const aside = `${name}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
      await patiently(() => (how === 'copy' ? copyFile(path(name), path(aside)) : rename(path(name), path(aside))));
      return aside;
    },
    async cleanUp(oldestKept) {
      const { snapshots, journals, temporary } = await list();
      const old = [
        ...snapshots.filter((epoch) => epoch < oldestKept).map(snapshotName),
        ...journals.filter((epoch) => epoch < oldestKept).map(journalName),
      ];
      for (const name of temporary) {
        // The clock alone does not tell: that of a file server may be off by hours.
        if (((await age(name)) ?? 0) > staleMilliseconds && !hasLivingWriter(name)) old.push(name);
      }
      // Windows refuses while another process has the file open; then the next clean-up takes it.
      for (const name of old) await rm(path(name), { force: true }).catch(unless(...heldByOthers));
    },
  };
}

/** Makes the folder; the database lies directly in it. */
export const createFolder = (folder: string): Promise<unknown> => mkdir(folder, { recursive: true });

const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EINVAL', 'EMLINK']);

/** On this computer; another one's processes are not known here. */
const hasLivingWriter = (temporary: string): boolean => isProcessAlive(Number(temporaryPattern.exec(temporary)?.[1]));

const temporaryName = (name: string): string => `${name}.tmp-${process.pid}-${randomUUID().slice(0, 8)}`;
