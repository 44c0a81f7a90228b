/** Figures about money and disk. */
export interface ReportsApi {
  usage(span: { readonly from: number; readonly to: number }): UsageSnapshot;
  /** Asks for the file. */
  exportUsage(): void;
  storage(): StorageSnapshot;
}

export interface SpendTotals {
  readonly requests: number;
  /** Without an image: refused, failed, cancelled. */
  readonly failed: number;
  /** US dollars of the requests whose cost is known. */
  readonly costUSD: number;
  readonly unknownCosts: number;
}

export interface UsageSnapshot extends SpendTotals {
  /** Oldest first; `day` is `2026-11-22` in UTC, days without requests are left out. */
  readonly days: readonly (SpendTotals & { readonly day: string })[];
  /** Dearest first. */
  readonly models: readonly (SpendTotals & { readonly model: string })[];
  readonly outcomes: readonly (SpendTotals & { readonly outcome: string })[];
  /** The dearest ones, dearest first; without a name when the session is no more. */
  readonly sessions: readonly (SpendTotals & { readonly sessionId: string; readonly name?: string })[];
  /** The same of batches, those that were taken off the list without a name. */
  readonly batches: readonly (SpendTotals & { readonly batchId: string; readonly name?: string })[];
  /** Of the current month, whatever the span. */
  readonly monthUSD: number;
  /** `budget.monthlyUSD`; 0 means none. */
  readonly budgetUSD: number;
}

export interface FilesTotals {
  readonly files: number;
  readonly bytes: number;
}

/** What the library holds. */
export interface LibraryStats {
  /** Originals outside the trash, drafts too. */
  readonly images: FilesTotals;
  readonly trash: FilesTotals;
  readonly thumbnails: FilesTotals;
  readonly turns: FilesTotals;
  readonly database: FilesTotals;
  readonly favourites: number;
  readonly sessions: number;
  /** Originals outside the trash, oldest month first; `month` is `2026-11`, in UTC. */
  readonly months: readonly (FilesTotals & { readonly month: string })[];
  /** Files that no entry names; a rebuild enters them. */
  readonly orphans: number;
  /** Entries whose file is gone. */
  readonly missing: number;
}

export interface StorageSnapshot extends LibraryStats {
  readonly folder: string;
  readonly limits: { readonly maxSizeGB: number; readonly maxAgeDays: number };
  /** What a clean-up would do now. */
  readonly cleanUp: { readonly toTrash: FilesTotals; readonly purged: FilesTotals };
}
