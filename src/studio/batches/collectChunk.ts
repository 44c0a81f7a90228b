import { GeminiFailure } from '../../gemini/failure.ts';
import type { BatchPoll } from '../../gemini/gemini.ts';
import type { BatchChunk } from '../../library/batches/batchChunks.ts';
import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { UnderWay } from '../../library/batches/batchWork.ts';
import type { Library } from '../../library/library.ts';
import { type Failure, StudioError, toFailure } from '../../protocol/failure.ts';
import type { ImageOptions } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { type Asked, keepAnswer } from '../keepAnswer.ts';
import { recordRequest } from '../ledger.ts';
import { writeRowFile } from './rowFiles.ts';
import { takeArrived } from './settleAbandoned.ts';

/**
 * Takes in what a job at Google has brought, one answer after the other, and ends every row of it. Can be repeated: an
 * image that is in the library is not kept a second time.
 */
export async function collectChunk(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  chunk: BatchChunk,
  poll: BatchPoll,
): Promise<void> {
  const { work } = library.batches;
  const answers = new Map(poll.answers.map((answer) => [answer.key, answer]));
  for (const row of await work.underWay(batch.id, { chunk: chunk.id })) {
    const answer = answers.get(String(row.n));
    const options = batch.variants[row.variant];
    if (row.imageId) await takeArrived(context, library, batch, row, row.imageId);
    else if (answer && options) await keep(row, options, () => answer.read({ options }));
    else if (poll.state === 'cancelled') await work.end(batch.id, row.turnId, { state: 'cancelled' });
    else await work.end(batch.id, row.turnId, { state: 'failed', failure: withoutAnswer(poll) });
  }

  async function keep(
    row: UnderWay,
    options: ImageOptions,
    read: () => ReturnType<BatchPoll['answers'][number]['read']>,
  ) {
    const asked: Asked = {
      origin: 'generated',
      prompt: row.prompt,
      options,
      references: [],
      turnId: row.turnId,
      startedAt: context.now(),
      demo: batch.demo,
      tags: [batch.name],
      batch: { id: batch.id, halfPrice: true },
    };
    try {
      const given = await read();
      const images = await context.saves.track(keepAnswer(context, library, asked, given));
      await recordRequest(context, library, asked, { outcome: 'image', answer: given, mayHaveBeenPaid: true });
      const image = images.findLast(({ draft }) => !draft);
      if (!image) return;
      const cost = image.costUSD === undefined ? {} : { costUSD: image.costUSD };
      await work.end(batch.id, row.turnId, { state: 'done', imageId: image.id, ...cost });
      await writeRowFile(context, batch, row, image);
    } catch (error) {
      const failure = toFailure(error);
      // Without room for the image the job is asked again later: Google keeps the answers for a while.
      if (failure.kind === 'storage') throw error;
      if (row.outcome === undefined) {
        const answer = error instanceof GeminiFailure ? error.answer : undefined;
        await recordRequest(context, library, asked, { ...failure, outcome: failure.kind, answer });
      }
      await work.end(batch.id, row.turnId, { state: 'failed', failure });
    }
  }
}

function withoutAnswer({ state, reason }: BatchPoll): Failure {
  const message =
    state === 'expired'
      ? 'Google did not get to it within its time. Nothing was charged.'
      : state === 'failed'
        ? `Google gave up on this job${reason ? `: ${reason}` : '.'}`
        : 'Google’s job has ended without an answer to this prompt.';
  return toFailure(new StudioError({ kind: 'empty', message, retryable: true }));
}
