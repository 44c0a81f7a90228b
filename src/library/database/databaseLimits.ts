/** Sizes and times that tests make small. */
export interface Limits {
  /** An epoch ends when its journal is longer: what there is to read at the next opening. */
  readonly journalBytes: number;
  /** How late another window's commit is seen where the folder sends no events. */
  readonly followMilliseconds: number;
  /** How long a snapshot that another window should make may be overdue. */
  readonly compactMilliseconds: number;
}

export const standardLimits: Limits = {
  journalBytes: 1024 * 1024,
  followMilliseconds: 800,
  compactMilliseconds: 8_000,
};
