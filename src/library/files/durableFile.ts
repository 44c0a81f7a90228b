import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './storageFailure.ts';

/** Reading and writing so that what was written is there after a crash, step by step. */

/** For some ten thousand more images; memory that is not used costs nothing. */
const roomBytes = 16 * 1024 * 1024;
/** Small enough that a commit beside it waits for one piece at most. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * Reads a file into memory in which it can grow. sql.js keeps a database in one piece of memory, and when that is full
 * copies it into a larger one: hundreds of milliseconds for a large library, at its first commit. It takes its own by
 * `slice`, so that is where it gets the room (1.16.0; should a later one not ask, it just copies as before).
 */
export async function readWithRoom(file: string): Promise<Uint8Array> {
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

/** Every write goes to the end, wherever others have moved it; never creates, so that a deleted journal stays deleted. */
export const appending = constants.O_RDWR | constants.O_APPEND;

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

/** Writes a new file in pieces, each brought to the disk: one large flush at the end would hold up everybody's commits. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'ax');
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

/** A new name is on disk only when its folder is. Windows cannot open folders; some network folders cannot do this. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch(unless('EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EISDIR'));
  } finally {
    await handle.close();
  }
}

/** On Windows a virus scanner or an indexer may hold a file for a moment, and then this tries again. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const wait of process.platform === 'win32' ? [20, 100, 400] : []) {
    try {
      return await work();
    } catch (error) {
      if (!heldByOthers.includes(errorCode(error) ?? '')) throw error;
      await sleep(wait);
    }
  }
  return await work();
}

export const heldByOthers: readonly string[] = ['EPERM', 'EBUSY', 'EACCES'];

export const missingIsUndefined = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(unless('ENOENT'));

/** For `catch`: undefined for errors of these codes. */
export const unless =
  (...codes: readonly string[]) =>
  (error: unknown): undefined => {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  };
