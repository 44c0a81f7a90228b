import timers from 'node:timers/promises';
import { cancelled, type FailureKind, StudioError } from '../protocol/failure.ts';

export interface RetryOptions {
  /** For all waits of one request together; what would take longer fails at once. */
  readonly maxWaitSeconds: number;
  readonly signal?: AbortSignal;
  /** Told before each wait, so that it can be counted down. `until` is in UTC milliseconds. */
  onWait?(wait: { readonly until: number; readonly reason: string }): void;
}

const attempts = 4;
const firstPauseSeconds = 2;

/** What minutes can heal. A day's quota also comes with a short "retry in", which helps nobody. */
const passing: readonly FailureKind[] = ['rateLimited', 'overloaded', 'network'];

/**
 * Repeats `work` while its failure is a passing one that cannot have been paid for, after as long as Google asks to
 * wait, or after 2, 4, 8 seconds. A cancelled wait rejects with `cancelled`.
 */
export async function withRetries<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !(error instanceof StudioError) || !isPassing(error)) throw error;
      const pause = error.retryAfterSeconds ?? firstPauseSeconds * 2 ** (attempt - 1);
      waited += pause;
      if (waited > options.maxWaitSeconds) throw error;
      options.onWait?.({ until: Date.now() + pause * 1000, reason: error.message });
      await sleep(pause * 1000, options.signal);
    }
  }
}

const isPassing = ({ kind, retryable, mayHaveBeenPaid }: StudioError): boolean =>
  retryable && !mayHaveBeenPaid && passing.includes(kind);

async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await timers.setTimeout(milliseconds, undefined, { signal });
  } catch {
    // The only thing that can end a timer early.
    throw cancelled();
  }
}
