import PQueue from 'p-queue';
import { cancelled } from '../protocol/failure.ts';

/** The one queue that every door shares: how many requests run at once, and how many start in a minute. */
export interface Pace {
  /** Runs when a place is free; rejects with `cancelled` when the signal aborts first. */
  run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** `perMinute` 0 means no limit of our own. Waiting work keeps its place in the old order. */
  setLimits(limits: PaceLimits): void;
}

export interface PaceLimits {
  readonly concurrency: number;
  readonly perMinute: number;
}

export function createPace(initial: PaceLimits): Pace {
  let limits = initial;
  let queue = newQueue(limits);
  return {
    async run(work, signal) {
      // The queue's own signal would also free the place of work that runs; a running request ends by itself, so that
      // an answer that is already there is still saved.
      const queued = new AbortController();
      const leave = () => queued.abort(cancelled());
      if (signal.aborted) throw cancelled();
      signal.addEventListener('abort', leave, { once: true });
      return queue.add(
        () => {
          signal.removeEventListener('abort', leave);
          return work();
        },
        { signal: queued.signal },
      );
    },
    setLimits(next) {
      queue.concurrency = next.concurrency;
      // The library fixes the rate at construction: later work goes to a new queue, the old one drains.
      if (next.perMinute !== limits.perMinute) queue = newQueue(next);
      limits = next;
    },
  };
}

function newQueue({ concurrency, perMinute }: PaceLimits): PQueue {
  return new PQueue(perMinute > 0 ? { concurrency, intervalCap: perMinute, interval: 60_000 } : { concurrency });
}
