import type { Failure } from '../protocol/failure.ts';

/** A failure in the making: what it is and what to say, and whatever differs from a plain one. */
export type Why = Pick<Failure, 'kind' | 'message'> & Partial<Failure>;
