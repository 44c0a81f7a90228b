import { GeminiFailure } from '../gemini/failure.ts';
import type { GeminiAnswer, StoredTurn } from '../gemini/gemini.ts';
import { withRetries } from '../gemini/retry.ts';
import type { AnswerWords } from '../protocol/api/jobs.ts';
import { StudioError, toFailure } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import type { FailedExchange, JobReport } from './jobs/jobs.ts';
import type { PaceRequest } from './jobs/pace.ts';
import { type Asked, keepAnswer } from './keepAnswer.ts';
import { recordRequest } from './ledger.ts';
import { withRoleWords } from './roleWords.ts';

/** One request to the model, whatever verb asks for it. */
export type Exchange = Omit<Asked, 'turnId' | 'startedAt' | 'demo'> & Partial<Pick<Asked, 'turnId'>> & Talk;

interface Talk {
  /** Earlier turns of the conversation, oldest first. */
  readonly history?: readonly StoredTurn[];
  /** Set: the answer is streamed, and its words are told as they grow. */
  readonly onWords?: (words: AnswerWords) => void;
}

/** Who hears how it goes. A rejection of `sending` keeps it from being sent. */
export interface ExchangeReport extends Pick<JobReport, 'signal' | 'running' | 'waiting' | 'sending'> {
  /** It brought no image. */
  failed?(exchange: FailedExchange): void;
}

/**
 * One exchange with the model: paced, repeated only where that cannot be paid for twice, kept in the library before
 * anyone is told, then counted in the ledger, whatever its end. Answers with the result; drafts are kept beside it.
 */
export async function exchange(
  context: StudioContext,
  request: Exchange,
  report: ExchangeReport,
): Promise<ImageRecord> {
  const { maxWaitSeconds } = context.settings();
  return withRetries(() => exchangeOnce(context, request, report, { mostWaitMs: maxWaitSeconds * 1000 }), {
    signal: report.signal,
    maxWaitSeconds,
    onWait: ({ until, reason }) => report.waiting(until, reason),
  });
}

/** The same without repeats: whoever asks decides about each failure. `leave` aborts only while it waits for its turn. */
export async function exchangeOnce(
  context: StudioContext,
  { history = [], onWords, ...request }: Exchange,
  report: ExchangeReport,
  place: Pick<PaceRequest, 'background' | 'mostWaitMs'> & { readonly leave?: AbortSignal },
): Promise<ImageRecord> {
  const { gemini, demo } = await context.connect();
  const library = await context.library();
  const sent = { ...request, history, prompt: withRoleWords(request.prompt, request.references) };
  const { signal } = report;

  const work = async () => {
    const asked: Asked = { ...request, turnId: request.turnId ?? context.newId(), startedAt: context.now(), demo };
    await report.sending({ turnId: asked.turnId, demo });
    report.running();
    // The picture will be shown as soon as it comes.
    context.imaging.warm();
    let answer: GeminiAnswer;
    let unanswered: unknown;
    const onUnanswered = (body: unknown) => {
      unanswered = body;
    };
    const options = { signal, onProgress: report.running, onUnanswered, ...(onWords && { onWords }) };
    try {
      answer = await gemini.generate(sent, options);
    } catch (error) {
      const failure = toFailure(error);
      if (!['noKey', 'invalidInput', 'cancelled'].includes(failure.kind))
        report.failed?.({ model: request.options.model, at: asked.startedAt, ...wireOf(error, unanswered) });
      const drafts = error instanceof GeminiFailure ? error.answer : undefined;
      // Drafts of an answer without a result were paid for like any image.
      if (drafts) await safely(context.saves.track(keepAnswer(context, library, asked, drafts, failure)));
      await recordRequest(context, library, asked, { ...failure, outcome: failure.kind, answer: drafts });
      throw error;
    }
    try {
      return resultOf(await context.saves.track(keepAnswer(context, library, asked, answer)));
    } catch (error) {
      // Asking again would be paid for again, whatever stood in the way of saving.
      throw new StudioError({ ...toFailure(error), mayHaveBeenPaid: true }, { cause: error });
    } finally {
      await recordRequest(context, library, asked, { outcome: 'image', answer, mayHaveBeenPaid: true });
    }
  };
  const { leave = signal, ...how } = place;
  return context.pace.run(work, { ...how, signal: leave, model: request.options.model, onHeld: report.waiting });

  /** What Google said is what the user must hear; drafts that cannot be saved are for the log. */
  async function safely(saving: Promise<unknown>): Promise<void> {
    await saving.catch((error: unknown) => context.warn('The drafts of a failed answer could not be saved.', error));
  }
}

/** What was sent and what came back, if only the words of a failure. */
function wireOf(error: unknown, unanswered: unknown): Pick<FailedExchange, 'request' | 'response'> {
  if (error instanceof GeminiFailure) return { request: error.answer.request, response: error.answer.response };
  const { kind, message } = toFailure(error);
  const said = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
  return { request: unanswered, response: { kind, message, ...(said && { said }) } };
}

function resultOf(images: readonly ImageRecord[]): ImageRecord {
  const result = images.findLast(({ draft }) => !draft);
  if (result) return result;
  throw new StudioError({ kind: 'empty', message: 'The answer holds no finished image.' });
}
