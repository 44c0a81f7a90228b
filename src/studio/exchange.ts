import { GeminiFailure } from '../gemini/failure.ts';
import { withRetries } from '../gemini/retry.ts';
import { StudioError, toFailure } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import type { JobReport } from './jobs.ts';
import { type Asked, keepAnswer } from './keepAnswer.ts';
import { recordRequest } from './ledger.ts';
import { withRoleWords } from './roleWords.ts';

/** One request to the model, whatever verb asks for it. */
export type Exchange = Omit<Asked, 'turnId' | 'startedAt' | 'demo'>;

/**
 * One exchange with the model: paced, repeated only where that cannot be paid for twice, counted in the ledger whatever
 * its end, and kept in the library before anyone is told. Answers with the result; drafts are kept beside it.
 */
export async function exchange(context: StudioContext, request: Exchange, report: JobReport): Promise<ImageRecord> {
  const { gemini, demo } = await context.connect();
  const library = await context.library();
  const sent = { ...request, prompt: withRoleWords(request.prompt, request.references) };
  return context.pace.run(async () => {
    const asked: Asked = { ...request, turnId: context.newId(), startedAt: context.now(), demo };
    report.running();
    try {
      const answer = await withRetries(
        () =>
          recordRequest(context, library, asked, () =>
            gemini.generate(sent, { signal: report.signal, onProgress: report.running }),
          ),
        {
          signal: report.signal,
          maxWaitSeconds: context.settings().maxWaitSeconds,
          onWait: ({ until, reason }) => report.waiting(until, reason),
        },
      );
      const images = await context.saves.track(keepAnswer(context, library, asked, answer));
      return resultOf(images);
    } catch (error) {
      // Drafts of an answer without a result were paid for like any image.
      if (error instanceof GeminiFailure) {
        await context.saves.track(keepAnswer(context, library, asked, error.answer, toFailure(error)));
      }
      throw error;
    }
  }, report.signal);
}

function resultOf(images: readonly ImageRecord[]): ImageRecord {
  const result = images.findLast(({ draft }) => !draft);
  if (result) return result;
  throw new StudioError({ kind: 'empty', message: 'The answer holds no finished image.', mayHaveBeenPaid: true });
}
