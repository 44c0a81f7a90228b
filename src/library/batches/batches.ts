import type { LibraryContext } from '../context.ts';
import { type BatchChunks, createBatchChunks } from './batchChunks.ts';
import { type BatchRecords, createBatchRecords } from './batchRecords.ts';
import { type BatchRows, createBatchRows } from './batchRows.ts';
import { type BatchWork, createBatchWork } from './batchWork.ts';

/** Batches of prompts: kept until they are forgotten, whatever window works on them. */
export interface Batches extends BatchRecords {
  readonly rows: BatchRows;
  readonly work: BatchWork;
  readonly chunks: BatchChunks;
}

export const createBatches = (context: LibraryContext): Batches => ({
  ...createBatchRecords(context),
  rows: createBatchRows(context),
  work: createBatchWork(context),
  chunks: createBatchChunks(context),
});
