import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryContext } from '../context.ts';
import { isProcessAlive } from '../isProcessAlive.ts';
import { removeIfThere, saveFiles } from './files.ts';
import { errorCode } from './storageFailure.ts';

/**
 * A file without content whose name says since when files may not have followed their entries, and who is at it. It
 * lies in the library while much is to be done: when that process goes away first, the next one knows what is left.
 */
export interface FollowMark {
  /** Leaves one, unless there is one already. */
  leave(): Promise<void>;
  /** Makes the marks of processes that are gone its own; answers since when, or undefined when there are none. */
  takeOver(): Promise<number | undefined>;
  remove(): Promise<void>;
}

const pattern = /^following-(\d+)-(\d+)-[0-9a-f]{8}$/;
/** Longer than any commit takes, and than clocks are set back by themselves. */
const earlierMs = 10 * 60_000;
/** Of a process that has since lent its number to another one. */
const abandonedMs = 24 * 60 * 60_000;

export function createFollowMark({ places, now }: Pick<LibraryContext, 'places' | 'now'>): FollowMark {
  const own = new Set<string>();
  const nameOf = (since: number): string => `following-${since}-${process.pid}-${randomUUID().slice(0, 8)}`;

  /** False when another window was faster. */
  async function claim(name: string, as: string): Promise<boolean> {
    try {
      await rename(join(places.folder, name), join(places.folder, as));
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  return {
    async leave() {
      if (own.size > 0) return;
      const name = nameOf(Math.max(0, now() - earlierMs));
      await saveFiles('What is still to be done was not noted', [
        { path: join(places.folder, name), bytes: new Uint8Array() },
      ]);
      own.add(name);
    },

    async takeOver() {
      const times: number[] = [];
      for (const name of await readdir(places.folder)) {
        const [, since, pid] = pattern.exec(name) ?? [];
        if (since === undefined || own.has(name)) continue;
        const isGone = Number(pid) === process.pid || !isProcessAlive(Number(pid));
        if (!isGone && now() - Number(since) < abandonedMs) continue;
        const mine = nameOf(Number(since));
        own.add(mine);
        if (await claim(name, mine)) times.push(Number(since));
        else own.delete(mine);
      }
      return times.length > 0 ? Math.min(...times) : undefined;
    },

    async remove() {
      for (const name of own) {
        await removeIfThere(join(places.folder, name));
        own.delete(name);
      }
    },
  };
}
