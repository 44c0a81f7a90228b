import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { Library } from '../../library/library.ts';
import { toFailure } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import type { Hold, LiveRows } from './hold.ts';
import { pause } from './pause.ts';

/**
 * Works on batches: of all windows that have the library open one works on a batch and says so again and again; when it
 * does not any more, another one takes over.
 */
export interface BatchRunner {
  /** Takes up what there is to do. Called at the start, and after anything has changed. */
  look(): Promise<void>;
  /** What this window holds for a batch, in its own name. */
  lease(): { readonly worker: string; readonly until: number };
  /** The batches that this window works on. */
  held(): readonly string[];
  /** Told when this window has taken up a batch, or let go of it. Answers with the way to stop listening. */
  onDidChange(listener: () => void): () => void;
  /** Rows that this window has in hand, when it is the one that works on the batch. */
  live(batchId: string): LiveRows | undefined;
  /** Lets go of everything, so that another window need not wait. */
  close(): Promise<void>;
}

export interface BatchRunnerOptions {
  /** Of this window's start. */
  readonly worker: string;
  /** A window that has said nothing for so long is gone. */
  readonly leaseMs?: number;
  /** Before a job at Google is asked about the first time; longer each time then. */
  readonly pollMs?: number;
  /** Told when a batch has ended or stopped in this window. */
  onEnded?(batch: BatchRecord): void;
}

export function createBatchRunner(
  context: StudioContext,
  { worker, leaseMs = 30_000, pollMs = 30_000, onEnded }: BatchRunnerOptions,
): BatchRunner {
  const held = new Map<
    string,
    { readonly hold: Hold; readonly stop: AbortController; readonly ended: Promise<void>; wake(): void; phase: string }
  >();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  let looking: Promise<void> | undefined;
  let again = false;
  let closed = false;
  let following: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const lease = () => ({ worker, until: context.now() + leaseMs });

  async function lookOnce(): Promise<void> {
    const library = await context.library();
    following ??= library.onDidChange(() => soon());
    const batches = await library.batches.list();
    let unfinished = false;
    for (const batch of batches) {
      const mine = held.get(batch.id);
      const isOpen = batch.phase === 'running' || (await isAtGoogle(library, batch));
      if (mine && (!isOpen || batch.worker !== worker)) mine.stop.abort();
      if (mine && mine.phase !== batch.phase) {
        mine.phase = batch.phase;
        mine.wake();
      }
      if (!isOpen && batch.phase !== 'preparing') continue;
      unfinished = true;
      if (mine || (batch.worker && batch.worker !== worker && batch.leaseUntil >= context.now())) continue;
      // Its window went away while it entered the rows: nothing was sent.
      if (batch.phase === 'preparing') {
        if (batch.worker !== worker) await library.batches.removeUnready(batch.id);
      } else if (!closed && (await library.batches.lease(batch.id, lease()))) {
        // Closed meanwhile: nobody here would work on it, and a row that is sent now may be paid for in vain.
        if (closed) await library.batches.release(batch.id, worker);
        else take(library, batch);
      }
    }
    clearTimeout(timer);
    // Other windows end without a word.
    if (unfinished && !closed) timer = setTimeout(() => void look(), leaseMs / 3).unref();
  }

  function take(library: Library, batch: BatchRecord): void {
    const stop = new AbortController();
    let change = new AbortController();
    const hold: Hold = {
      rest(milliseconds) {
        change = new AbortController();
        return pause(milliseconds, AbortSignal.any([stop.signal, change.signal]));
      },
      worker,
      leave: stop.signal,
      live: new Map(),
      pollMs: batch.demo ? Math.min(pollMs, 2_000) : pollMs,
    };
    const heartbeat = setInterval(async () => {
      const kept = await library.batches.lease(batch.id, lease()).catch(() => true);
      if (!kept) stop.abort();
    }, leaseMs / 3).unref();
    const ended = workOn(batch, hold, library)
      .catch(async (error: unknown) => {
        context.warn(`The batch "${batch.name}" came to a halt.`, error);
        // Taken up again at once it would come to the same halt.
        if (!closed) await library.batches.setPhase(batch.id, 'stopped', ['running'], toFailure(error));
      })
      .catch((error: unknown) => context.warn(`The batch "${batch.name}" could not be stopped.`, error))
      .finally(async () => {
        clearInterval(heartbeat);
        await library.batches.release(batch.id, worker).catch(() => undefined);
        held.delete(batch.id);
        tell();
        const after = await library.batches.get(batch.id).catch(() => undefined);
        if (after && after.phase !== batch.phase && (after.phase === 'done' || after.phase === 'stopped'))
          onEnded?.(after);
        if (!closed) soon();
      });
    held.set(batch.id, { hold, stop, ended, wake: () => change.abort(), phase: batch.phase });
    tell();
  }

  async function workOn({ id, lane }: BatchRecord, hold: Hold, library: Library): Promise<void> {
    if (lane === 'google') {
      const { workAtGoogle } = await import('./workAtGoogle.ts');
      return workAtGoogle(context, library, id, hold);
    }
    const { workOnBatch } = await import('./workOnBatch.ts');
    return workOnBatch(context, library, id, hold);
  }

  /** Changes come by the dozen. */
  let waiting: NodeJS.Timeout | undefined;
  function soon(): void {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      if (!closed) void look();
    }, 250);
  }

  async function look(): Promise<void> {
    again = true;
    looking ??= (async () => {
      while (again && !closed) {
        again = false;
        await lookOnce().catch((error: unknown) => context.warn('The batches could not be looked at.', error));
      }
      looking = undefined;
    })();
    return looking;
  }

  return {
    look() {
      for (const { wake } of held.values()) wake();
      return look();
    },
    lease,
    held: () => [...held.keys()],
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    live: (batchId) => held.get(batchId)?.hold.live,
    async close() {
      closed = true;
      following?.();
      clearTimeout(timer);
      clearTimeout(waiting);
      const all = [...held.values()];
      for (const { stop } of all) stop.abort();
      await Promise.all([looking, ...all.map(({ ended }) => ended)]);
    },
  };
}

/** Jobs that Google has are collected whatever became of their batch. */
const isAtGoogle = async ({ batches }: Library, { id, lane }: BatchRecord): Promise<boolean> =>
  lane === 'google' && (await batches.chunks.open(id)).length > 0;
