import type { UsageMetadata } from './usage.ts';

/** A successful generateContent answer, as JSON has it. */
export interface Answer {
  readonly candidates: readonly [Candidate];
  readonly usageMetadata: UsageMetadata;
  readonly modelVersion: string;
  readonly responseId: string;
}

export interface Candidate {
  readonly content: { readonly parts: readonly AnswerPart[]; readonly role: 'model' };
  readonly finishReason: 'STOP';
  readonly index: 0;
  readonly groundingMetadata?: object;
}

export interface AnswerPart {
  readonly text?: string;
  readonly inlineData?: { readonly mimeType: string; readonly data: string };
  readonly thought?: true;
  readonly thoughtSignature?: string;
}
