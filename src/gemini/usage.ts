import type { TokenUsage } from '../protocol/model.ts';
import { listOf, type WireModalityCount, type WireUsage } from './wire.ts';

/** What is known about an answer beside its token counts, for where Google leaves the counts out. */
export interface Made {
  readonly images: number;
  /** Image tokens of one image in the price list. */
  readonly tokensPerImage: number;
  readonly searchQueries: number;
}

/**
 * Token counts by what they cost. Measured 2026 on gemini-3-pro-image: the candidates' count exceeds its own IMAGE
 * detail, and the rest is billed as text; a refusal mirrors its thoughts into the candidates, which would count twice.
 */
export function readUsage(usage: WireUsage | null | undefined, made: Made): TokenUsage {
  const output = count(usage?.candidatesTokenCount);
  const thoughts = count(usage?.thoughtsTokenCount);
  const outputImage = imageTokens(usage?.candidatesTokensDetails) || made.images * made.tokensPerImage;
  const input = count(usage?.promptTokenCount) + count(usage?.toolUsePromptTokenCount);
  return {
    input,
    inputImage: imageTokens(usage?.promptTokensDetails),
    cached: count(usage?.cachedContentTokenCount),
    outputImage,
    outputText: Math.max(0, output - outputImage),
    thinking: outputImage === 0 && output === thoughts ? 0 : thoughts,
    total: count(usage?.totalTokenCount) || input + Math.max(output, outputImage) + thoughts,
    searchQueries: made.searchQueries,
  };
}

const imageTokens = (details: readonly WireModalityCount[] | null | undefined): number =>
  listOf(details)
    .filter((detail) => detail?.modality === 'IMAGE')
    .reduce((sum, detail) => sum + count(detail.tokenCount), 0);

const count = (value: number | undefined): number => (Number.isFinite(value) ? Number(value) : 0);
