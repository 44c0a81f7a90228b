import type { GeminiAnswer } from '../gemini/client.ts';
import { GeminiFailure } from '../gemini/failure.ts';
import { withRetries } from '../gemini/retry.ts';
import type { Library } from '../library/library.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { toFailure } from '../protocol/failure.ts';
import type { ImageFacts, ImageOptions, ImageOrigin, ImageRecord, TokenUsage } from '../protocol/model.ts';
import { costOf, pricesOf } from '../protocol/money.ts';
import type { Connection, StudioContext } from './context.ts';
import type { JobReport } from './jobs.ts';
import type { Reference } from './references.ts';

/** One request to the model, whatever verb asks for it. */
export interface Exchange {
  readonly origin: ImageOrigin;
  readonly prompt: string;
  readonly options: ImageOptions;
  readonly references: readonly Reference[];
  readonly parentId?: string;
}

/**
 * One exchange with the model: paced, retried where that costs nothing twice, counted in the ledger whatever its end,
 * and kept in the library before anyone is told. Answers with the result; interim images are kept as drafts.
 */
export async function exchange(context: StudioContext, request: Exchange, report: JobReport): Promise<ImageRecord> {
  const connection = await context.connect();
  const library = await context.library();
  return context.pace.run(async () => {
    const startedAt = context.now();
    const turnId = context.newId();
    report.running();
    try {
      const answer = await withRetries(
        () => connection.gemini.generate(request, { signal: report.signal, onProgress: report.running }),
        {
          signal: report.signal,
          maxWaitSeconds: context.settings().maxWaitSeconds,
          onWait: ({ until, reason }) => report.waiting(until, reason),
        },
      );
      return await keep(context, library, { connection, request, answer, turnId, startedAt });
    } catch (error) {
      await keepFailure(context, library, { connection, request, error, turnId, startedAt });
      throw error;
    }
  }, report.signal);
}

interface Kept {
  readonly connection: Connection;
  readonly request: Exchange;
  readonly turnId: string;
  readonly startedAt: number;
}

/** Images first, each on disk before the next step; then what was said around them, then the ledger. */
async function keep(
  context: StudioContext,
  library: Library,
  { connection, request, answer, turnId, startedAt }: Kept & { readonly answer: GeminiAnswer },
): Promise<ImageRecord> {
  const finishedAt = context.now();
  const costUSD = cost(context, connection, request.options.model, answer.usage);
  const common: Omit<ImageFacts, 'id' | 'draft'> = {
    origin: request.origin,
    createdAt: finishedAt,
    prompt: request.prompt,
    options: request.options,
    references: request.references.map(({ sha256 }) => sha256),
    turnId,
    usage: answer.usage,
    durationMs: finishedAt - startedAt,
    demo: connection.demo,
    ...(costUSD === undefined ? {} : { costUSD }),
    ...(answer.modelAnswered ? { modelAnswered: answer.modelAnswered } : {}),
    ...(answer.text ? { text: answer.text } : {}),
    ...(request.parentId ? { parentId: request.parentId } : {}),
  };
  const records: ImageRecord[] = [];
  for (const { bytes, draft } of answer.images) {
    records.push(await library.images.add(bytes, { ...common, id: context.newId(), draft }));
  }
  return records.at(-1);
}
