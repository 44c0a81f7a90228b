import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { UnderWay } from '../../library/batches/batchWork.ts';
import type { Library } from '../../library/library.ts';
import { type FailureKind, StudioError, toFailure } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { recordLost } from '../ledger.ts';

/** For these Google does not charge. */
const unpaid: readonly string[] = [
  'rateLimited',
  'overloaded',
  'quotaExhausted',
  'noBilling',
  'badKey',
] satisfies FailureKind[];

/**
 * What became of rows that a window was sending when it went away. Those whose image arrived are done; those of which
 * nothing is known are asked about, never sent again by themselves, and the ledger says that they may have cost something.
 */
export async function settleAbandoned(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  worker: string,
): Promise<void> {
  const { work } = library.batches;
  for (const row of await work.underWay(batch.id, { notBy: worker })) {
    const { turnId, outcome } = row;
    if (row.imageId !== undefined) await takeArrived(context, library, batch, row, row.imageId);
    else if (outcome !== undefined && unpaid.includes(outcome)) await work.putBack(batch.id, turnId);
    else {
      if (outcome === undefined) await recordLost(library, lineOf(context, batch, row), undefined);
      const state = outcome === undefined ? 'unknown' : 'failed';
      await work.end(batch.id, turnId, { state, failure: toFailure(closed) });
    }
  }
}

/** The image of a row is in the library already, though nobody lived to say so. */
export async function takeArrived(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  row: UnderWay,
  imageId: string,
): Promise<void> {
  const image =
    row.outcome === undefined
      ? await recordLost(library, lineOf(context, batch, row), imageId)
      : await library.images.get(imageId);
  const cost = image?.costUSD === undefined ? {} : { costUSD: image.costUSD };
  await library.batches.work.end(batch.id, row.turnId, { state: 'done', imageId, ...cost });
}

const lineOf = (context: StudioContext, batch: BatchRecord, { turnId, variant }: UnderWay) => ({
  createdAt: context.now(),
  model: batch.variants[variant]?.model ?? '',
  turnId,
  batchId: batch.id,
  batch: batch.lane === 'google',
  demo: batch.demo,
});

const closed = new StudioError({
  kind: 'network',
  message: 'The window was closed while this was being sent. Whether the image was made, and charged, is not known.',
  retryable: true,
  mayHaveBeenPaid: true,
});
