import { storageFailure } from '../files/storageFailure.ts';
import type { Compaction } from './compaction.ts';
import type { EpochFiles } from './epochFiles.ts';

/** Sees to it that ended epochs become a snapshot, by this window or another one. */
export interface Compactor {
  /** Looks after this long whether a snapshot is due, and makes it. The soonest wish counts. */
  schedule(milliseconds: number): void;
  /** Gives up a compaction under way; what it has put in place stays. */
  stop(): Promise<void>;
}

export interface CompactorOptions {
  readonly files: EpochFiles;
  /** Compacts elsewhere, so that nobody waits for it. */
  run(): { readonly done: Promise<Compaction>; stop(): Promise<void> };
  warn(message: string): void;
}

/** How long another window's compaction may take until ours begins as well. */
const othersMilliseconds = 5_000;
/** After a failure, such as a full disk. */
const retryMilliseconds = 60_000;

export function createCompactor({ files, run, warn }: CompactorOptions): Compactor {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let underWay: ReturnType<CompactorOptions['run']> | undefined;
  let looking = false;
  let stopped = false;

  function schedule(milliseconds: number): void {
    const at = Date.now() + milliseconds;
    if (stopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(() => void look().catch(failed), milliseconds);
  }

  async function look(): Promise<void> {
    dueAt = Number.POSITIVE_INFINITY;
    if (looking) return;
    looking = true;
    try {
      if (await files.isPublishing()) return schedule(othersMilliseconds);
      // Again, because epochs end while one is being folded. One that makes no progress waits for the next occasion.
      for (let progress = true; progress && (await isDue()) && !stopped; ) progress = await compactOnce();
    } finally {
      looking = false;
    }
  }

  async function isDue(): Promise<boolean> {
    const { snapshots, journals } = await files.list();
    return (journals.at(-1) ?? 1) > (snapshots.at(-1) ?? 1);
  }

  async function compactOnce(): Promise<boolean> {
    underWay = run();
    const { published, setAside } = await underWay.done;
    for (const name of setAside) warn(`A journal was damaged; all that is whole in it was kept (${name}).`);
    return published.length > 0;
  }

  function failed(error: unknown): void {
    if (stopped) return;
    // Nothing is lost: the journals hold it all, and grow until this works.
    warn(storageFailure(error, 'The library could not be compacted; it is tried again later', files.folder).message);
    schedule(retryMilliseconds);
  }

  return {
    schedule,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay?.stop();
    },
  };
}
