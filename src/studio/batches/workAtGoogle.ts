import type { BatchChunk } from '../../library/batches/batchChunks.ts';
import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { Library } from '../../library/library.ts';
import { type Failure, toFailure } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { collectChunk } from './collectChunk.ts';
import { fateOf } from './fateOf.ts';
import type { Hold } from './hold.ts';
import { submitChunk } from './submitChunk.ts';

/** Jobs at Google at once: their answers wait there for a day or two. */
const mostChunks = 20;
const longestPollMs = 10 * 60_000;

/**
 * Sends the rows of a batch in jobs to Google's Batch API, asks about them ever more rarely, and collects what has come:
 * also when the batch was paused or has stopped meanwhile, since that is paid for. All it needs to go on after a restart
 * is in the library.
 */
export async function workAtGoogle(
  context: StudioContext,
  library: Library,
  batchId: string,
  hold: Hold,
): Promise<void> {
  const { batches } = library;
  while (!hold.leave.aborted) {
    const batch = await batches.get(batchId);
    if (!batch) return;
    const isRunning = batch.phase === 'running';
    const open = await batches.chunks.open(batchId);
    let stop: Failure | undefined;
    for (const chunk of open) {
      if (hold.leave.aborted) return;
      if (chunk.nextPollAt <= context.now()) stop ??= await attend(context, library, batch, chunk, hold);
    }
    const maySubmit = isRunning && !stop && open.length < mostChunks;
    const submitted = maySubmit ? await submitChunk(context, library, batch, hold) : 'wait';
    if (typeof submitted === 'object') stop = submitted;
    if (stop && isRunning) {
      await batches.setPhase(batchId, 'stopped', ['running'], stop);
      return;
    }
    if (submitted === 'again') continue;
    const left = await batches.chunks.open(batchId);
    if (left.length === 0 && submitted === 'none') {
      if (await batches.finish(batchId)) return;
      continue;
    }
    if (left.length === 0 && !isRunning) return;
    const next = Math.min(...left.map(({ nextPollAt }) => nextPollAt), context.now() + hold.pollMs);
    await hold.rest(Math.max(50, next - context.now()));
  }
}

/** Answers why the whole batch must stop, if it must. */
async function attend(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  chunk: BatchChunk,
  hold: Hold,
): Promise<Failure | undefined> {
  const { chunks, work } = library.batches;
  const wait = Math.min(longestPollMs, hold.pollMs * 1.5 ** chunk.polls);
  try {
    const { gemini } = await context.connect();
    const name = chunk.name ?? (await gemini.batches.find(chunk.id));
    if (name === undefined && chunk.polls === 0) {
      // Google may list it a moment later; put back at once, its rows would be paid for twice.
      await chunks.update({ ...chunk, polls: 1, nextPollAt: context.now() + wait });
      return undefined;
    }
    if (name === undefined) {
      // Google never got it: the window went away, or the line broke, before it was submitted.
      const rows = await work.underWay(batch.id, { chunk: chunk.id });
      await work.putBack(
        batch.id,
        rows.map(({ turnId }) => turnId),
      );
      await chunks.update({ ...chunk, state: 'ended' });
      return undefined;
    }
    const poll = await gemini.batches.poll(name);
    if (poll.state === 'waiting') {
      await chunks.update({
        ...chunk,
        name,
        state: 'waiting',
        polls: chunk.polls + 1,
        nextPollAt: context.now() + wait,
      });
      return undefined;
    }
    await collectChunk(context, library, batch, chunk, poll);
    await chunks.update({ ...chunk, name, state: 'ended' });
    return undefined;
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind === 'modelUnknown' || failure.kind === 'notFound') {
      await collectChunk(context, library, batch, chunk, { state: 'expired', answers: [] });
      await chunks.update({ ...chunk, state: 'ended' });
      return undefined;
    }
    await chunks.update({
      ...chunk,
      polls: chunk.polls + 1,
      // What Google asks for holds, however long.
      nextPollAt: context.now() + Math.max(wait, (failure.retryAfterSeconds ?? 0) * 1000),
    });
    return fateOf(failure, 0).stops ? failure : undefined;
  }
}
