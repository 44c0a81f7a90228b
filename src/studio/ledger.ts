import type { GeminiAnswer } from '../gemini/gemini.ts';
import type { Library } from '../library/library.ts';
import type { LostLine, UsageLine } from '../library/usage.ts';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions, ImageRecord, TokenUsage } from '../protocol/model.ts';
import { batchPriceShare, costOf, pricesOf } from '../protocol/money.ts';
import type { StudioContext } from './context.ts';

/** The batch that a request is part of, and whether it goes through Google's Batch API. */
export interface BatchMark {
  readonly id: string;
  readonly halfPrice: boolean;
}

interface Request {
  readonly options: ImageOptions;
  readonly turnId: string;
  /** UTC milliseconds. */
  readonly startedAt: number;
  readonly demo: boolean;
  readonly batch?: BatchMark;
  readonly conversation?: { readonly sessionId: string };
}

interface RequestEnd {
  readonly outcome: UsageLine['outcome'];
  readonly answer?: GeminiAnswer | undefined;
  /** False for what Google turned away, or never got: it costs nothing, which is more than unknown. */
  readonly mayHaveBeenPaid: boolean;
}

/** Writes a request's line into the ledger, whatever its end. Never rejects: an image matters more than its line. */
export async function recordRequest(
  context: StudioContext,
  library: Library,
  request: Request,
  { outcome, answer, mayHaveBeenPaid }: RequestEnd,
): Promise<void> {
  const { options, turnId, startedAt, demo, batch, conversation } = request;
  const createdAt = context.now();
  try {
    await library.usage.record({
      createdAt,
      model: options.model,
      outcome,
      durationMs: createdAt - startedAt,
      turnId,
      demo,
      ...(answer?.modelAnswered && { modelAnswered: answer.modelAnswered }),
      ...(batch && { batchId: batch.id, batch: batch.halfPrice }),
      ...(conversation && { sessionId: conversation.sessionId }),
      ...(!mayHaveBeenPaid && { costUSD: 0 }),
      ...spent(context, request, answer?.usage),
    });
  } catch (error) {
    context.warn('A request could not be written into the ledger.', error);
  }
}

/**
 * Writes the line of a request whose window went away before it could: what the image cost that came of it, or that
 * nobody knows what was paid.
 */
export async function recordLost(
  { images, usage }: Pick<Library, 'images' | 'usage'>,
  line: Omit<LostLine, 'outcome' | 'usage' | 'costUSD'>,
  imageId: string | undefined,
  sent?: number,
): Promise<ImageRecord | undefined> {
  const image = imageId === undefined ? undefined : await images.get(imageId);
  const end = {
    ...line,
    outcome: image ? ('image' as const) : ('network' as const),
    ...(image?.usage && { usage: image.usage }),
    ...(image?.costUSD !== undefined && { costUSD: image.costUSD }),
  };
  await usage.recordLost(end, sent);
  return image;
}

/** Tokens and their price in US dollars; without usage or a price list the cost is unknown and stays out. */
export function spent(
  context: StudioContext,
  { options, demo, batch }: Pick<Request, 'options' | 'demo' | 'batch'>,
  usage: TokenUsage | undefined,
): { usage?: TokenUsage; costUSD?: number } {
  const prices = pricesOf(modelFacts(options.model), context.settings().prices);
  const full = demo ? 0 : usage && costOf(prices, usage);
  const costUSD = batch?.halfPrice && full !== undefined ? full * batchPriceShare : full;
  return { ...(usage && { usage }), ...(costUSD !== undefined && { costUSD }) };
}
