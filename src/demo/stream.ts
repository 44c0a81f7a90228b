import type { Answer, AnswerPart, Candidate } from './answerShape.ts';

/** One event of a stream: a part of the answer, with the counts so far. */
export type AnswerChunk = Omit<Answer, 'candidates'> & {
  readonly candidates: readonly [
    Omit<Candidate, 'finishReason' | 'content'> & {
      readonly finishReason?: 'STOP';
      readonly content: { readonly parts: readonly AnswerPart[]; readonly role: 'model' };
    },
  ];
};

/** An answer as Gemini streams it: each part whole and on its own, then one that says why it ended and what it cost. */
export function chunksOf({ candidates: [candidate], usageMetadata, ...rest }: Answer): AnswerChunk[] {
  const { promptTokenCount, promptTokensDetails, serviceTier } = usageMetadata;
  const soFar = { promptTokenCount, totalTokenCount: promptTokenCount, promptTokensDetails, serviceTier };
  const { finishReason, content, ...about } = candidate;
  return [
    ...content.parts.map(
      (part): AnswerChunk => ({
        candidates: [{ content: { parts: [part], role: 'model' }, index: 0 }],
        usageMetadata: soFar,
        ...rest,
      }),
    ),
    {
      candidates: [{ ...about, content: { parts: [{ text: '' }], role: 'model' }, finishReason }],
      usageMetadata,
      ...rest,
    },
  ];
}
