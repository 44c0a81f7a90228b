import { sniffKept } from '../imaging/sniff.ts';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions } from '../protocol/model.ts';
import { GeminiFailure } from './failure.ts';
import type { AnswerImage, GeminiAnswer } from './gemini.ts';
import { readGrounding } from './grounding.ts';
import { detachImages } from './partImages.ts';
import { whyNoImage } from './refusal.ts';
import { readUsage } from './usage.ts';
import { listOf, partOf, type WireResponse } from './wire.ts';

/** What was asked, for the record and for counts that Google leaves out. */
export interface Asked {
  readonly options: Pick<ImageOptions, 'model' | 'resolution'>;
  readonly request: unknown;
}

/**
 * Theirs → ours. The last image that is no thought is the result; every other one is a draft, since models also send
 * drafts unmarked (seen on gemini-3-pro-image, 2026). An answer without a result is thrown as a GeminiFailure.
 */
export async function readAnswer(wire: WireResponse, { options, request }: Asked): Promise<GeminiAnswer> {
  const candidate = listOf(wire.candidates)[0];
  const parts = listOf(candidate?.content?.parts);
  const { parts: detached, images: found } = await detachImages(parts, sniffKept);
  const images = found.map(({ bytes, sha256, about }): AnswerImage => ({ bytes, sha256, ...about, draft: true }));

  const resultPart = parts.map(partOf).findLast((part) => part.inlineData && !part.thought);
  const result = images[found.findIndex(({ part }) => part === resultPart)];
  const grounding = readGrounding(candidate?.groundingMetadata);
  const text = readText(parts, false);
  const thoughts = readText(parts, true);
  const answer: GeminiAnswer = {
    images: [...images.filter((image) => image !== result), ...(result ? [{ ...result, draft: false }] : [])],
    ...(text && { text }),
    ...(thoughts && { thoughts }),
    ...(grounding && { grounding }),
    usage: readUsage(wire.usageMetadata, {
      images: images.length,
      tokensPerImage: modelFacts(options.model).prices?.imageTokens[options.resolution ?? '1K'] ?? 0,
      searchQueries: grounding?.queries.length ?? 0,
    }),
    ...(candidate?.finishReason && { finishReason: candidate.finishReason }),
    ...(wire.modelVersion && { modelAnswered: wire.modelVersion }),
    ...(wire.responseId && { responseId: wire.responseId }),
    response: withParts(wire, detached),
    request,
  };
  if (result) return answer;
  throw new GeminiFailure(
    whyNoImage(wire, { text, drafts: images.length, unreadable: resultPart !== undefined }),
    answer,
  );
}

/** Neighbouring text parts are one text; text after an image is a paragraph of its own. */
function readText(parts: readonly unknown[], thought: boolean): string | undefined {
  const paragraphs: string[][] = [[]];
  for (const part of parts.map(partOf)) {
    if (typeof part.text !== 'string') paragraphs.push([]);
    else if ((part.thought === true) === thought) paragraphs.at(-1)?.push(part.text);
  }
  const text = paragraphs.map((pieces) => pieces.join('').trim());
  return text.filter(Boolean).join('\n\n') || undefined;
}

/** The whole answer, with `parts` in the place of the first candidate's. */
function withParts(wire: WireResponse, parts: readonly unknown[]): unknown {
  const [first, ...others] = listOf(wire.candidates);
  if (!first?.content || parts.length === 0) return wire;
  return { ...wire, candidates: [{ ...first, content: { ...first.content, parts } }, ...others] };
}
