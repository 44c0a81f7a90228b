import type { ModelFacts, Prices } from './catalog.ts';
import type { ImageOptions, TokenUsage } from './model.ts';

/** Every figure is an estimate in US dollars; `undefined` means unknown and is never shown as zero. */

/** Tokens that one reference image costs on its way in, where two price books agree (2026-10). */
const tokensPerReference = 560;
/** Text runs near four characters a token in English; only the size of a hint. */
const charactersPerToken = 4;
/** Google's Batch API costs half (pricing page, 2026-10). */
export const batchPriceShare = 0.5;

/** The price of one request before it is sent. Thinking and accompanying text are not known yet and left out. */
export function estimateCost(
  prices: Prices | undefined,
  options: ImageOptions,
  promptLength: number,
  references: number,
): number | undefined {
  const imageTokens = prices?.imageTokens[options.resolution ?? '1K'];
  if (!prices || imageTokens === undefined) return undefined;
  const input = promptLength / charactersPerToken + references * tokensPerReference;
  return (input * prices.input + imageTokens * prices.imageOutput) / 1e6;
}

/** What an answer cost, from its own token counts. */
export function costOf(prices: Prices | undefined, usage: TokenUsage): number | undefined {
  if (!prices) return undefined;
  const input = Math.max(0, usage.input - usage.cached);
  const tokens =
    input * prices.input + (usage.outputText + usage.thinking) * prices.output + usage.outputImage * prices.imageOutput;
  return tokens / 1e6 + usage.searchQueries * prices.searchQuery;
}

/** The table's prices unless the user's `nanoBanana.prices` names the model. */
export function pricesOf(model: ModelFacts, overrides: Readonly<Record<string, Prices>>): Prices | undefined {
  return overrides[model.id] ?? model.prices;
}

/** "$0.034", "$1.20", "price unknown"; what is not free never reads as zero. */
export function formatCost(usd: number | undefined): string {
  if (usd === undefined) return 'price unknown';
  if (usd === 0) return '$0';
  if (usd < 0.001) return 'under $0.001';
  return `$${usd < 1 ? usd.toFixed(3) : usd.toFixed(2)}`;
}
