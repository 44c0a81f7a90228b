import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeRecord } from './journalRecord.ts';
import { isWholeSnapshot, sealSnapshot } from './snapshotFile.ts';
import { errorCode } from './storageFailure.ts';

/**
 * The database on disk. `library.<epoch>.sqlite` holds everything up to the beginning of its epoch, and
 * `journal.<epoch>.log` what happened in it. Epoch 1 begins with nothing and has no snapshot. This file knows names and
 * bytes, not what they mean.
 */
export interface EpochFiles {
  readonly folder: string;
  list(): Promise<Listing>;
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
/** For some ten thousand more images; memory that is not used costs nothing. */
const roomBytes = 16 * 1024 * 1024;
/** Small enough that a commit beside it waits for one piece at most. */
const pieceBytes = 4 * 1024 * 1024;

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

  async function createJournal(epoch: number): Promise<void> {
    const temporary = path(temporaryName(journalName(epoch)));
    try {
      await writeWhole(temporary, encodeRecord(epoch, { begin: epoch }));
      // A link never replaces: the journal of whoever was first stays. A rename could wipe out its records.
      await link(temporary, path(journalName(epoch))).catch(async (error) => {
        if (errorCode(error) === 'EEXIST') return;
        if (!linkless.has(errorCode(error) ?? '')) throw error;
        // FAT and some network folders have no links. Not atomic, so a crash here may leave an empty journal.
        await copyFile(temporary, path(journalName(epoch)), constants.COPYFILE_EXCL).catch(unless('EEXIST'));
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
    createJournal,
    publishSnapshot,
    readJournal: (epoch) => missingIsUndefined(patiently(() => readFile(path(journalName(epoch))))),
    async readSnapshot(epoch) {
      const bytes = await missingIsUndefined(patiently(() => readRoomy(path(snapshotName(epoch)))));
      return bytes && { bytes, whole: isWholeSnapshot(epoch, bytes) };
    },
    openJournal: (epoch, access) =>
      missingIsUndefined(patiently(() => open(path(journalName(epoch)), access === 'append' ? appending : 'r'))),
    async isCurrent(epoch, opened) {
      const [there, here] = await Promise.all([missingIsUndefined(stat(path(journalName(epoch)))), opened.stat()]);
      return there !== undefined && sameFile(there, here);
    },
    async isPublishing() {
      for (const name of (await list()).temporary) {
        if (!name.startsWith('library.') || !isAlive(Number(temporaryPattern.exec(name)?.[1]))) continue;
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
        if (((await age(name)) ?? 0) > staleMilliseconds) old.push(name);
      }
      // Windows refuses while another process has the file open; then the next clean-up takes it.
      for (const name of old) await rm(path(name), { force: true }).catch(unless('EPERM', 'EBUSY', 'EACCES'));
    },
  };
}

/** Makes the folder; the database lies directly in it. */
export const createFolder = (folder: string): Promise<unknown> => mkdir(folder, { recursive: true });

/**
 * Reads a file into memory in which it can grow. sql.js keeps a database in one piece of memory, and when that is full
 * copies it into a larger one: hundreds of milliseconds for a large library, at its first commit. It takes its own by
 * `slice`, so that is where it gets the room (1.16.0; should a later one not ask, it just copies as before).
 */
async function readRoomy(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const room = new Uint8Array(size + roomBytes);
    let length = 0;
    for (let read = 1; read > 0 && length < size; length += read)
      read = (await handle.read(room, length, Math.min(size - length, 2 ** 30), length)).bytesRead;
    return Object.assign(room.subarray(0, length), { slice: () => room });
  } finally {
    await handle.close();
  }
}

/**
 * Appends in a single write, because other windows append in between. After a short write (a disk that fills up) the
 * whole is tried once more, which also tells the reason; the torn piece harms nobody.
 */
export async function append(journal: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { bytesWritten } = await journal.write(bytes);
    if (bytesWritten === bytes.length) return;
  }
  throw Object.assign(new Error('only a part was written'), { code: 'ENOSPC' });
}

/** Every write goes to the end, wherever others have moved it; never creates, so that a deleted journal stays deleted. */
const appending = constants.O_RDWR | constants.O_APPEND;

const linkless = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR', 'EINVAL', 'EMLINK']);

const temporaryName = (name: string): string => `${name}.tmp-${process.pid}-${randomUUID().slice(0, 8)}`;

/** On another computer's folder this asks about somebody else; then a snapshot is made twice, or a little later. */
function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

const sameFile = (a: Stats, b: Stats): boolean => a.ino === b.ino && a.dev === b.dev;

/** Writes in pieces, each brought to the disk: one large flush at the end would hold up everybody's commits. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    for (let start = 0; start < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, start, Math.min(pieceBytes, bytes.length - start));
      start += bytesWritten;
      await handle.sync();
    }
  } finally {
    await handle.close();
  }
}

/** A new name is on disk only when its folder is. Windows cannot open folders and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const missingIsUndefined = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(unless('ENOENT'));

const unless =
  (...codes: readonly string[]) =>
  (error: unknown): undefined => {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  };

/** On Windows a virus scanner or an indexer may hold a file for a moment. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of process.platform === 'win32' ? [20, 100, 400] : []) {
    try {
      return await work();
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error) ?? '')) throw error;
      await sleep(wait);
    }
  }
  return await work();
}
