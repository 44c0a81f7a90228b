import { GeminiFailure } from '../gemini/failure.ts';
import type { GeminiAnswer } from '../gemini/gemini.ts';
import { withRetries } from '../gemini/retry.ts';
import type { UsageLine } from '../library/usage.ts';
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
 * One exchange with the model: paced, repeated only where that cannot be paid for twice, kept in the library before
 * anyone is told, then counted in the ledger, whatever its end. Answers with the result; drafts are kept beside it.
 */
export async function exchange(context: StudioContext, request: Exchange, report: JobReport): Promise<ImageRecord> {
  const { gemini, demo } = await context.connect();
  const library = await context.library();
  const sent = { ...request, prompt: withRoleWords(request.prompt, request.references) };

  return context.pace.run(async () => {
    const asked: Asked = { ...request, turnId: context.newId(), startedAt: context.now(), demo };
    const record = (outcome: UsageLine['outcome'], answer?: GeminiAnswer) =>
      recordRequest(context, library, asked, outcome, answer?.usage);

    const ask = async () => {
      try {
        return await gemini.generate(sent, { signal: report.signal, onProgress: report.running });
      } catch (error) {
        const failure = toFailure(error);
        const answer = error instanceof GeminiFailure ? error.answer : undefined;
        // Drafts of an answer without a result were paid for like any image.
        if (answer) await safely(context.saves.track(keepAnswer(context, library, asked, answer, failure)));
        await record(failure.kind, answer);
        throw error;
      }
    };

    report.running();
    const answer = await withRetries(ask, {
      signal: report.signal,
      maxWaitSeconds: context.settings().maxWaitSeconds,
      onWait: ({ until, reason }) => report.waiting(until, reason),
    });
    try {
      return resultOf(await context.saves.track(keepAnswer(context, library, asked, answer)));
    } catch (error) {
      // Asking again would be paid for again, whatever stood in the way of saving.
      throw new StudioError({ ...toFailure(error), mayHaveBeenPaid: true }, { cause: error });
    } finally {
      await record('image', answer);
    }
  }, report.signal);

  /** What Google said is what the user must hear; drafts that cannot be saved are for the log. */
  async function safely(saving: Promise<unknown>): Promise<void> {
    await saving.catch((error: unknown) => context.warn('The drafts of a failed answer could not be saved.', error));
  }
}

function resultOf(images: readonly ImageRecord[]): ImageRecord {
  const result = images.findLast(({ draft }) => !draft);
  if (result) return result;
  throw new StudioError({ kind: 'empty', message: 'The answer holds no finished image.' });
}
