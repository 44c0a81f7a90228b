import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchChange } from '../../protocol/api/batches.ts';
import { fitOptions } from '../../protocol/capabilities.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import type { BatchRunner } from './batchRunner.ts';

/** What a person does to a batch. Holds in every window: the one that works on it hears of it through the library. */
export async function changeBatch(
  context: StudioContext,
  runner: Pick<BatchRunner, 'look'>,
  id: string,
  change: BatchChange,
): Promise<void> {
  const { batches } = await context.library();
  const batch = await batches.get(id);
  if (!batch) throw new StudioError({ kind: 'notFound', message: 'That batch is not on the list any more.' });
  switch (change.do) {
    case 'pause':
      await batches.setPhase(id, 'paused', ['running']);
      break;
    case 'resume':
      if (change.limitUSD !== undefined) await batches.setLimit(id, change.limitUSD);
      await batches.setPhase(id, 'running', ['paused', 'stopped']);
      break;
    case 'cancel':
      await cancel(context, batch);
      break;
    case 'retry':
      if ((await batches.work.requeue(id, change)) > 0) await batches.setPhase(id, 'running', over);
      break;
    case 'move':
      await batches.work.move(id, change.rows, change.to);
      break;
    case 'leaveOut':
      await batches.work.leaveOut(id, change);
      break;
    case 'switchModel':
      await batches.setVariants(id, switched(batch, change.model));
      await batches.setPhase(id, 'running', ['paused', ...over]);
      break;
    case 'forget':
      if (batch.phase === 'running') {
        throw new StudioError({
          kind: 'invalidInput',
          message: 'Pause or cancel the batch before you take it off the list.',
        });
      }
      if (batch.lane === 'google' && (await batches.chunks.open(id)).length > 0) {
        throw new StudioError({
          kind: 'invalidInput',
          message:
            'Google still has a part of this batch. Wait for it, or cancel the batch, before you take it off the list.',
        });
      }
      await batches.remove(id, ['preparing', 'paused', ...over]);
  }
  void runner.look();
}

/** Nothing more is sent; what is on its way still arrives, since it is paid for. Google is asked to stop its part. */
async function cancel(context: StudioContext, batch: BatchRecord): Promise<void> {
  const { batches } = await context.library();
  await batches.cancel(batch.id);
  const open = batch.lane === 'google' ? await batches.chunks.open(batch.id) : [];
  if (open.length === 0) return;
  const { gemini } = await context.connect();
  for (const chunk of open) {
    if (chunk.name) await gemini.batches.cancel(chunk.name);
    // What Google had made by then is still to be collected.
    await batches.chunks.update({ ...chunk, polls: 0, nextPollAt: context.now() });
  }
}

/** Nobody works on it, nor means to later. */
const over = ['stopped', 'cancelled', 'done'] as const;

/** The rows of the model that is gone, with the options that the other one has. */
const switched = ({ variants, reason }: BatchRecord, model: string): BatchRecord['variants'] => {
  const facts = modelFacts(model);
  const gone = variants.filter((options) => modelFacts(options.model).successor === model);
  const from = new Set((gone.length > 0 || !reason ? gone : variants).map((options) => options.model));
  return variants.map((options) => (from.has(options.model) ? fitOptions(facts, options).options : options));
};
