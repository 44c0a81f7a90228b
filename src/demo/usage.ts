import type { ModelFacts } from '../protocol/catalog.ts';
import type { Turn } from './conversation.ts';
import { promptOf } from './conversation.ts';
import { createRandom, hashText } from './paint/random.ts';
import type { Wishes } from './validate.ts';

export interface UsageMetadata {
  readonly promptTokenCount: number;
  readonly candidatesTokenCount?: number;
  readonly thoughtsTokenCount?: number;
  readonly totalTokenCount: number;
  readonly promptTokensDetails: readonly ModalityTokens[];
  readonly candidatesTokensDetails?: readonly ModalityTokens[];
  readonly serviceTier: 'standard';
}

interface ModalityTokens {
  readonly modality: 'TEXT' | 'IMAGE';
  readonly tokenCount: number;
}

/** Measured on Pro for each image that is sent. */
const tokensPerInput = 258;
/** Text runs near four characters a token. */
const charactersPerToken = 4;

export function promptTokens(turns: readonly Turn[]): Pick<UsageMetadata, 'promptTokenCount' | 'promptTokensDetails'> {
  const parts = turns.flatMap(({ parts }) => parts);
  const letters = parts.reduce((sum, { text = '' }) => sum + text.length, 0);
  const text = Math.ceil(letters / charactersPerToken);
  const image = parts.filter((part) => part.image).length * tokensPerInput;
  return {
    promptTokenCount: text + image,
    promptTokensDetails: [
      { modality: 'TEXT', tokenCount: text },
      ...(image > 0 ? [{ modality: 'IMAGE', tokenCount: image } as const] : []),
    ],
  };
}

/** Counts as Google's answers have them: more candidate tokens than the image's own, thoughts apart. */
export function usageOf(model: ModelFacts, wishes: Wishes, turns: readonly Turn[], images: number): UsageMetadata {
  const prompt = promptTokens(turns);
  const random = createRandom(hashText(promptOf(turns)));
  const image = images * (model.prices?.imageTokens[wishes.resolution] ?? 1120);
  const candidates = image + random.whole(90, 600);
  const thoughts = thinkingTokens(model, wishes, random.next());
  return {
    ...prompt,
    candidatesTokenCount: candidates,
    ...(thoughts > 0 && { thoughtsTokenCount: thoughts }),
    totalTokenCount: prompt.promptTokenCount + candidates + thoughts,
    ...(image > 0 && { candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: image }] }),
    serviceTier: 'standard',
  };
}

function thinkingTokens({ thinking }: ModelFacts, { thinkingLevel }: Wishes, chance: number): number {
  if (thinking.kind === 'none') return 0;
  const level = thinking.kind === 'always' ? 'always' : (thinkingLevel ?? thinking.standard);
  const [least, most] = { minimal: [0, 0], low: [120, 180], medium: [300, 380], high: [700, 800], always: [190, 420] }[
    level
  ];
  return Math.round((least ?? 0) + ((most ?? 0) - (least ?? 0)) * chance);
}
