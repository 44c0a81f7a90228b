import type { Failure, FailureKind } from '../../protocol/failure.ts';

/** What a failure means for its row, and for all the others. */
export interface Fate {
  /** `queued`: back in its place, nothing was paid for. */
  readonly row: 'queued' | 'failed';
  /** What would fail for every other row as well: the batch stops at the first answer, with what remains saved. */
  readonly stops: boolean;
  /** So long the row waits before it is sent again, while the others go on. */
  readonly restMs?: number;
}

const forAll: readonly FailureKind[] = [
  'noKey',
  'badKey',
  'keyForbidden',
  'noBilling',
  'quotaExhausted',
  'modelRetired',
  'modelUnknown',
  'regionUnsupported',
  'budget',
];
const passing: readonly FailureKind[] = ['rateLimited', 'overloaded', 'network'];
const mostTries = 8;
const firstRestMs = 2_000;
const longestRestMs = 64_000;

/** `tries`: how often the row was sent to a Google that was too busy for it, or could not be reached. */
export function fateOf({ kind, mayHaveBeenPaid, retryAfterSeconds = 0 }: Failure, tries: number): Fate {
  if (kind === 'cancelled' && !mayHaveBeenPaid) return { row: 'queued', stops: false };
  if (forAll.includes(kind) && !mayHaveBeenPaid) return { row: 'queued', stops: true };
  // Paid for and not kept: the next answer would fare no better.
  if (kind === 'storage') return { row: 'failed', stops: true };
  if (!passing.includes(kind) || mayHaveBeenPaid) return { row: 'failed', stops: false };
  // The pace holds all of the model back.
  if (kind === 'rateLimited') return { row: 'queued', stops: false };
  // No line for minutes is nobody's prompt's fault.
  if (tries >= mostTries) return kind === 'network' ? { row: 'queued', stops: true } : { row: 'failed', stops: false };
  const restMs = Math.max(retryAfterSeconds * 1000, Math.min(longestRestMs, firstRestMs * 2 ** (tries - 1)));
  return { row: 'queued', stops: false, restMs };
}
