import type { Library } from '../library/library.ts';
import type { UsageLine } from '../library/usage.ts';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions, TokenUsage } from '../protocol/model.ts';
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
  readonly demo: boolean;
  readonly batch?: BatchMark;
}

/** Writes a request's line into the ledger, whatever its end. Never rejects: an image matters more than its line. */
export async function recordRequest(
  context: StudioContext,
  library: Library,
  request: Request,
  outcome: UsageLine['outcome'],
  usage?: TokenUsage,
): Promise<void> {
  const { options, turnId, demo, batch } = request;
  const line = {
    ...{ createdAt: context.now(), model: options.model, outcome, turnId, demo },
    ...(batch && { batchId: batch.id, batch: batch.halfPrice }),
  };
  try {
    await library.usage.record({ ...line, ...spent(context, request, usage) });
  } catch (error) {
    context.warn('A request could not be written into the ledger.', error);
  }
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
