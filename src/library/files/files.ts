import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { patiently, syncFolder } from './durableFile.ts';
import { errorCode, storageFailure } from './storageFailure.ts';

export interface FileToSave {
  /** Absolute. */
  readonly path: string;
  /** A promise where the content follows from work that may go on while another file is being written. */
  readonly bytes: Uint8Array | Promise<Uint8Array>;
}

/**
 * Saves files of one folder so that each is whole under its name or not there at all: all are written and flushed under
 * temporary names, then renamed in the given order. Rejects with `storage`; `what` is a clause such as "The image was
 * not saved".
 */
export async function saveFiles(what: string, files: readonly [FileToSave, ...FileToSave[]]): Promise<void> {
  const folder = dirname(files[0].path);
  const staged = files.map(({ path }) => ({ path, temporary: `${path}${temporaryMark}${randomUUID().slice(0, 8)}` }));
  try {
    const written = await Promise.allSettled(
      files.map(async ({ bytes }, index) => writeFlushed(staged[index]?.temporary ?? '', await bytes)),
    );
    for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
    for (const { path, temporary } of staged) await patiently(() => rename(temporary, path));
    await syncFolder(folder);
  } catch (error) {
    await Promise.allSettled(staged.map(({ temporary }) => rm(temporary, { force: true })));
    throw storageFailure(error, what, folder);
  }
}

export const saveJson = (what: string, path: string, value: unknown): Promise<void> =>
  saveFiles(what, [{ path, bytes: jsonBytes(value) }]);

export const jsonBytes = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);

/** The file's bytes, or undefined when there is none. Rejects with `storage` for anything else. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw storageFailure(error, `${basename(path)} cannot be read`, dirname(path));
  }
}

/** A plain file; a link counts as none. */
export const isFile = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** Renames within the library; answers false when there is nothing to move (another window may have been faster). */
export async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await patiently(() => rename(from, to));
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw storageFailure(error, `${basename(from)} could not be moved`, dirname(to));
  }
}

export async function removeIfThere(path: string): Promise<void> {
  try {
    await patiently(() => rm(path, { force: true }));
  } catch (error) {
    throw storageFailure(error, `${basename(path)} could not be removed`, dirname(path));
  }
}

const temporaryMark = '.tmp-';
/** What a process that was killed leaves behind has this in its name. */
export const isTemporary = (name: string): boolean => name.includes(temporaryMark);

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    // In pieces of 512 KB, as writeFile does: one write of 15 MB took three times as long (ext4, 2026-11).
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
