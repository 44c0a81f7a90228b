import { GeminiFailure } from '../gemini/failure.ts';
import type { GeminiAnswer } from '../gemini/gemini.ts';
import type { Library } from '../library/library.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { type FailureKind, toFailure } from '../protocol/failure.ts';
import type { ImageOptions, TokenUsage } from '../protocol/model.ts';
import { costOf, pricesOf } from '../protocol/money.ts';
import type { StudioContext } from './context.ts';

interface Request {
  readonly options: ImageOptions;
  readonly turnId: string;
  readonly demo: boolean;
}

/** Runs one request and writes its line into the ledger, whatever its end. */
export async function recordRequest(
  context: StudioContext,
  library: Library,
  request: Request,
  ask: () => Promise<GeminiAnswer>,
): Promise<GeminiAnswer> {
  const record = (outcome: FailureKind | 'image', usage?: TokenUsage) => {
    const { options, turnId, demo } = request;
    return library.usage
      .record({
        createdAt: context.now(),
        model: options.model,
        outcome,
        turnId,
        demo,
        ...spent(context, request, usage),
      })
      .catch((error: unknown) => {
        // An image matters more than its line: a ledger that cannot be written must not lose it.
        context.warn('A request could not be written into the ledger.', error);
      });
  };
  try {
    const answer = await ask();
    await record('image', answer.usage);
    return answer;
  } catch (error) {
    await record(toFailure(error).kind, error instanceof GeminiFailure ? error.answer.usage : undefined);
    throw error;
  }
}

/** Tokens and their price in US dollars; without usage or a price list the cost is unknown and stays out. */
export function spent(
  context: StudioContext,
  { options, demo }: Pick<Request, 'options' | 'demo'>,
  usage: TokenUsage | undefined,
): { usage?: TokenUsage; costUSD?: number } {
  const prices = pricesOf(modelFacts(options.model), context.settings().prices);
  const costUSD = demo ? 0 : usage && costOf(prices, usage);
  return { ...(usage && { usage }), ...(costUSD !== undefined && { costUSD }) };
}
