/** Rows in hand that a rate limit holds back, by their number. */
export type LiveRows = ReadonlyMap<number, HeldRow>;

export interface HeldRow {
  /** UTC milliseconds. */
  readonly until: number;
  readonly reason: string;
}

/** One batch in this window's hands. */
export interface Hold {
  readonly worker: string;
  /** Aborts when the batch must not go on here: paused, taken over, closed. What is on its way still ends. */
  readonly leave: AbortSignal;
  readonly live: Map<number, HeldRow>;
  readonly pollMs: number;
  /** Resolves after so long, or earlier when the batch must not go on here or somebody has changed it. */
  rest(milliseconds: number): Promise<void>;
}
