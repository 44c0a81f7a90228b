import type { Failure } from '../failure.ts';
import type { AspectRatio, ImageOptions, Resolution } from '../model.ts';
import type { ImageCard } from './images.ts';

/** Many prompts at once: what a list would become, the batches there are, and their rows by the window. */
export interface BatchesApi {
  /** Reads the list and says what it would become; nothing is sent or kept. */
  planBatch(draft: BatchDraft): BatchPlan;
  /** Of the last plan, those that cannot be sent included. */
  plannedRows(planId: string, window: RowWindow): readonly PlannedRow[];
  /** Asks where the price calls for it, and turns the list's tab into that of its batch, unless the user thought better. */
  startBatch(draft: BatchDraft, start: BatchStart): void;
  /** Newest first. */
  listBatches(): readonly BatchSnapshot[];
  batch(batchId: string): BatchSnapshot;
  batchRows(batchId: string, query: BatchRowQuery): BatchRowPage;
  /** Prompts down, variants across; the window counts prompts. */
  batchGrid(batchId: string, window: RowWindow): BatchGrid;
  changeBatch(batchId: string, change: BatchChange): void;
  /** In a tab of its own. */
  openBatch(batchId: string): void;
  /** In a gallery of their own. */
  openBatchImages(batchId: string): void;
  /** A tab for a new list, with what is in the prompt box so far. */
  newBatch(text?: string): void;
  /** A tab for a list in a file. */
  openList(uri: string): void;
  /** Asks for the file; `undefined` when there is none. */
  pickList(): { readonly uri: string } | undefined;
}

export interface RowWindow {
  readonly from: number;
  readonly count: number;
}

/** A list of prompts and how each of them is to be drawn. Several models, shapes or sizes make a grid. */
export interface BatchDraft {
  readonly source: ListSource;
  /** How a plain text is taken apart; absent: as it looks. */
  readonly split?: ListSplit;
  /** The prompt of rows that bring only variables. */
  readonly template?: string;
  /** Empty lists take the user's defaults. */
  readonly models: readonly string[];
  readonly aspectRatios: readonly AspectRatio[];
  readonly resolutions: readonly Resolution[];
  /** Images of each. */
  readonly count: number;
}

export type ListSource =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly uri: string };

export const listSplits = ['lines', 'paragraphs'] as const;
export type ListSplit = (typeof listSplits)[number];

/** At once and paced, or through Google's Batch API: half the price, up to a day. */
export const lanes = ['paced', 'google'] as const;
export type Lane = (typeof lanes)[number];

export interface BatchStart {
  readonly name: string;
  readonly lane: Lane;
  /** Of the plan that the user saw: a list that has changed since is refused. */
  readonly sha256: string;
  /** The batch stops before it has cost more; absent: no limit of its own. */
  readonly limitUSD?: number;
  /** Also write each image into the workspace's output folder. */
  readonly writeFiles: boolean;
}

export interface BatchPlan {
  /** Of this reading of the list. */
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  /** How a plain text was taken apart; absent for tables. */
  readonly split?: ListSplit;
  /** Prompts and images, those that cannot be sent left out. */
  readonly prompts: number;
  readonly images: number;
  /** Rows that cannot be sent. */
  readonly problems: number;
  /** What is worth knowing about the list as a whole. */
  readonly notes: readonly string[];
  /** US dollars at the price list; absent when the price of a model is not known. */
  readonly costUSD?: number;
  /** The same through Google's Batch API. */
  readonly googleUSD?: number;
  /** Milliseconds that the paced way will take, about. */
  readonly takesMs?: number;
  /** Of this month; absent without a budget. */
  readonly budgetLeftUSD?: number;
  /** Where files would be written, as people read it; absent without a workspace. */
  readonly folder?: string;
  readonly namesFiles: boolean;
}

export interface PlannedRow {
  readonly n: number;
  /** Line of the list, from 1. */
  readonly line: number;
  readonly prompt: string;
  readonly options?: ImageOptions;
  readonly fileName?: string;
  /** Why it cannot be sent. */
  readonly problem?: string;
}

export type BatchPhase = 'preparing' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'done';

export interface BatchCounts {
  readonly queued: number;
  readonly sent: number;
  readonly done: number;
  readonly failed: number;
  /** Were being sent when their window went away: whether they were paid for is not known. */
  readonly unknown: number;
  readonly cancelled: number;
}

export interface BatchSnapshot {
  readonly id: string;
  /** Also the tag of its images. */
  readonly name: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly lane: Lane;
  readonly phase: BatchPhase;
  /** Why it stopped by itself. */
  readonly reason?: Failure;
  readonly counts: BatchCounts;
  readonly variants: readonly ImageOptions[];
  readonly prompts: number;
  /** So far, of the answers whose cost is known. */
  readonly costUSD: number;
  readonly limitUSD?: number;
  /** It stopped at its limit: one that lets it go on. */
  readonly raiseTo?: number;
  /** Failed and unknown rows that may have been paid for. */
  readonly maybePaid: number;
  /** Images a minute, lately. */
  readonly perMinute?: number;
  /** UTC milliseconds; absent when nothing moves. */
  readonly endsAt?: number;
  /** Another window works on it. */
  readonly elsewhere: boolean;
  /** Held back until then, UTC milliseconds. */
  readonly waiting?: { readonly until: number; readonly reason: string };
  readonly demo: boolean;
}

export const rowFilters = ['all', 'open', 'done', 'failed'] as const;
export type RowFilter = (typeof rowFilters)[number];

export interface BatchRowQuery extends RowWindow {
  readonly filter: RowFilter;
  readonly text?: string;
}

export interface BatchRowPage {
  readonly total: number;
  readonly from: number;
  readonly rows: readonly BatchRow[];
}

export type RowState = keyof BatchCounts;

export interface BatchRow {
  readonly n: number;
  readonly prompt: string;
  /** Into the batch's variants. */
  readonly variant: number;
  readonly state: RowState;
  /** Held back by a rate limit until then. */
  readonly waitingUntil?: number;
  readonly sentAt?: number;
  readonly endedAt?: number;
  /** `favourite` is told in the grid alone. */
  readonly image?: Pick<ImageCard, 'id' | 'thumbnailUri'> & { readonly favourite?: boolean };
  readonly failure?: Failure;
  readonly costUSD?: number;
}

export interface BatchGrid {
  readonly total: number;
  readonly from: number;
  /** One line a prompt; its cells in the order of the batch's variants. */
  readonly lines: readonly { readonly prompt: string; readonly cells: readonly (BatchRow | undefined)[] }[];
}

/** By their numbers, or all in one state. */
export type SomeRows = { readonly rows: readonly number[] } | { readonly state: 'failed' | 'unknown' };

export type BatchChange =
  | { readonly do: 'pause' }
  /** With a higher limit where that is what stopped it. */
  | { readonly do: 'resume'; readonly limitUSD?: number }
  | { readonly do: 'cancel' }
  /** Rows that have ended without an image, once more. */
  | ({ readonly do: 'retry' } & SomeRows)
  | { readonly do: 'move'; readonly rows: readonly number[]; readonly to: 'first' | 'last' }
  /** Not sent, or not asked about any more. */
  | ({ readonly do: 'leaveOut' } & SomeRows)
  | { readonly do: 'switchModel'; readonly model: string }
  /** Takes a finished batch off the list; its images stay. */
  | { readonly do: 'forget' };
