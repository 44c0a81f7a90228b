import PQueue from 'p-queue';
import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchRowRecord } from '../../library/batches/batchRows.ts';
import type { Library } from '../../library/library.ts';
import { cancelled, type Failure, StudioError, toFailure } from '../../protocol/failure.ts';
import { checkTogether } from '../../protocol/inlineLimits.ts';
import type { StudioContext } from '../context.ts';
import { exchangeOnce } from '../exchange.ts';
import { overBatchBudget } from './batchBudget.ts';
import { fateOf } from './fateOf.ts';
import type { HeldRow, Hold } from './hold.ts';
import { pause } from './pause.ts';
import { readRowReferences, writeRowFile } from './rowFiles.ts';
import { settleAbandoned } from './settleAbandoned.ts';

/**
 * Sends the rows of a batch one after the other through the common pace, as many at once as it allows, until there are
 * none left or it must not go on. A row is marked before it is sent, so that no window sends it a second time.
 */
export async function workOnBatch(
  context: StudioContext,
  library: Library,
  batchId: string,
  hold: Hold,
): Promise<void> {
  const { batches } = library;
  const batch = await batches.get(batchId);
  if (!batch) return;
  await settleAbandoned(context, library, batch, hold.worker);

  const inHand = new Map<number, Promise<void>>();
  const stop = new AbortController();
  const leave = AbortSignal.any([hold.leave, stop.signal]);
  let stopped: Failure | undefined;
  // What ends, or comes back, while the next rows are being asked for must not be slept through.
  let stirred = false;
  let wakeUp: () => void = () => undefined;
  const wake = (): void => {
    stirred = true;
    wakeUp();
  };
  leave.addEventListener('abort', wake, { once: true });
  // What is left of a budget is asked and taken by one row after the other, or two would take the same.
  const sends = new PQueue({ concurrency: 1 });

  const halt = (failure: Failure): void => {
    stopped ??= failure;
    stop.abort();
  };

  // Those that rest keep no place from the others.
  let resting = 0;
  const rest = async ({ n }: BatchRowRecord, held: HeldRow): Promise<void> => {
    hold.live.set(n, held);
    resting += 1;
    wake();
    await pause(held.until - context.now(), leave);
    resting -= 1;
  };

  const run = async (row: BatchRowRecord): Promise<void> => {
    try {
      const held = await sendRow(context, library, batch, row, { ...hold, leave }, sends, halt);
      if (held) await rest(row, held);
    } catch (error) {
      // The end of a row could not be written down: no other row's could.
      halt(toFailure(error));
    }
    hold.live.delete(row.n);
    inHand.delete(row.n);
    wake();
  };

  while (!leave.aborted) {
    stirred = false;
    // Some wait for their turn beside those that run, so that no place stays empty.
    const places = context.pace.limits().concurrency * 2 - (inHand.size - resting);
    const rows = places > 0 ? await batches.rows.queued(batchId, places, [...inHand.keys()]) : [];
    for (const row of rows) if (!leave.aborted) inHand.set(row.n, run(row));
    if (stirred) continue;
    if (inHand.size > 0)
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
      });
    else if (await batches.finish(batchId)) return;
  }
  await Promise.all(inHand.values());
  // It may have been paused or cancelled while they arrived.
  if (stopped) await batches.setPhase(batchId, 'stopped', ['running'], stopped);
}

/** Answers until when the row rests, if it must; `halt` is told at once why the whole batch must stop, if it must. */
async function sendRow(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  row: BatchRowRecord,
  { worker, leave, live }: Hold,
  sends: PQueue,
  halt: (reason: Failure) => void,
): Promise<HeldRow | undefined> {
  const { work } = library.batches;
  const options = batch.variants[row.variant];
  let turnId: string | undefined;
  try {
    if (!options) throw new StudioError({ kind: 'invalidInput', message: 'The options of this row are missing.' });
    const references = await readRowReferences(context, batch, row);
    checkTogether(references);
    const image = await exchangeOnce(
      context,
      {
        origin: references.length > 1 ? 'composed' : 'generated',
        prompt: row.prompt,
        options,
        references,
        tags: [batch.name],
        batch: { id: batch.id, halfPrice: false },
      },
      {
        // What is on its way is paid for: it is waited for, whatever becomes of the batch.
        signal: new AbortController().signal,
        running: () => live.delete(row.n),
        waiting: (until, reason) => void live.set(row.n, { until, reason }),
        sending: (sent) =>
          sends.add(async () => {
            const refusal = await overBatchBudget(context, library, batch, row);
            if (refusal) throw refusal;
            if (!(await work.send(batch.id, row.n, { worker, turnId: sent.turnId }))) throw cancelled();
            turnId = sent.turnId;
            // Another row may have met meanwhile what all would meet.
            if (leave.aborted) throw cancelled();
          }),
      },
      { background: true, leave },
    );
    await work.end(batch.id, turnId ?? '', {
      state: 'done',
      imageId: image.id,
      ...(image.costUSD !== undefined && { costUSD: image.costUSD }),
    });
    await writeRowFile(context, batch, row, image);
    return undefined;
  } catch (error) {
    const failure = toFailure(error);
    const fate = fateOf(failure, row.attempts + 1);
    if (fate.stops) halt(failure);
    if (turnId === undefined && fate.row === 'failed') {
      // It cannot be sent at all: a reference is missing, say. Marked and ended at once.
      turnId = context.newId();
      await work.send(batch.id, row.n, { worker, turnId });
    }
    if (turnId !== undefined) {
      if (fate.row === 'failed') await work.end(batch.id, turnId, { state: 'failed', failure });
      else await work.putBack(batch.id, turnId, fate.restMs !== undefined);
    }
    return fate.restMs === undefined ? undefined : { until: context.now() + fate.restMs, reason: failure.message };
  }
}
