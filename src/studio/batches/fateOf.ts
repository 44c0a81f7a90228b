import type { Failure, FailureKind } from '../../protocol/failure.ts';

/** What a failure means for its row, and for all the others. */
export interface Fate {
  /** `queued`: back in its place, nothing was paid for. */
  readonly row: 'queued' | 'failed';
  /** What would fail for every other row as well: the batch stops at the first answer, with what remains saved. */
  readonly stops: boolean;
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
/** The pace holds everybody back meanwhile, longer each time. */
const mostAttempts = 8;

export function fateOf({ kind, mayHaveBeenPaid }: Failure, attempts: number): Fate {
  if (kind === 'cancelled' && !mayHaveBeenPaid) return { row: 'queued', stops: false };
  if (forAll.includes(kind) && !mayHaveBeenPaid) return { row: 'queued', stops: true };
  // Paid for and not kept: the next answer would fare no better.
  if (kind === 'storage') return { row: 'failed', stops: true };
  if (!passing.includes(kind) || mayHaveBeenPaid) return { row: 'failed', stops: false };
  if (kind === 'rateLimited') return { row: 'queued', stops: false };
  if (attempts < mostAttempts) return { row: 'queued', stops: false };
  // No line for minutes is nobody's prompt's fault.
  return kind === 'network' ? { row: 'queued', stops: true } : { row: 'failed', stops: false };
}
