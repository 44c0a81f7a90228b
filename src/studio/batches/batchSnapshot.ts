import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchSnapshot } from '../../protocol/api/batches.ts';
import type { StudioContext } from '../context.ts';
import { higherLimit } from './batchBudget.ts';
import type { BatchRunner } from './batchRunner.ts';

/** Long enough to be calm, short enough to follow a change of pace. */
const latelyMs = 120_000;

/** Newest first. */
export async function batchSnapshots(context: StudioContext, runner: BatchRunner): Promise<readonly BatchSnapshot[]> {
  const { batches } = await context.library();
  return Promise.all((await batches.list()).map((batch) => snapshot(context, runner, batch)));
}

/** `undefined` when it was taken off the list. */
export async function batchSnapshot(
  context: StudioContext,
  runner: BatchRunner,
  id: string,
): Promise<BatchSnapshot | undefined> {
  const batch = await (await context.library()).batches.get(id);
  return batch && snapshot(context, runner, batch);
}

async function snapshot(context: StudioContext, runner: BatchRunner, batch: BatchRecord): Promise<BatchSnapshot> {
  const { batches } = await context.library();
  const { base: _, folder: __, worker, leaseUntil, ...told } = batch;
  const totals = await batches.totals(batch.id);
  const raiseTo = higherLimit(context, batch, totals.costUSD);
  const waits = [...(runner.live(batch.id)?.values() ?? [])].sort((a, b) => a.until - b.until);
  return {
    ...told,
    ...totals,
    ...(raiseTo !== undefined && { raiseTo }),
    elsewhere: worker !== undefined && worker !== runner.lease().worker && leaseUntil >= context.now(),
    ...(batch.phase === 'running' && batch.lane === 'paced' && (await speed(context, batch.id, totals.counts))),
    ...(totals.counts.sent === 0 && waits[0] && { waiting: waits[0] }),
  };
}

async function speed(
  context: StudioContext,
  id: string,
  { queued, sent }: BatchSnapshot['counts'],
): Promise<Pick<BatchSnapshot, 'perMinute' | 'endsAt'>> {
  const now = context.now();
  const { rows, first } = await (await context.library()).batches.endedSince(id, now - latelyMs);
  if (rows < 2 || first === undefined || now <= first) return {};
  const perMs = rows / (now - first);
  return { perMinute: perMs * 60_000, endsAt: now + (queued + sent) / perMs };
}
