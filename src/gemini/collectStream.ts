import type { AnswerWords } from '../protocol/api/jobs.ts';
import { listOf, partOf, type WireCandidate, type WireResponse } from './wire.ts';

/** A streamed answer as far as it has come. */
export interface StreamSoFar {
  add(chunk: WireResponse): void;
  /** The same answer in one piece; `undefined` while nothing has come. */
  whole(): WireResponse | undefined;
  words(): AnswerWords;
  /** In a few words what the model is doing. */
  status(): string;
}

/** Puts the chunks of a stream together: every part as it came and in its order, since signatures hang on them. */
export function collectStream(): StreamSoFar {
  let answer: WireResponse | undefined;
  let candidate: WireCandidate = {};
  const parts: unknown[] = [];
  let thoughts = '';
  let text = '';

  return {
    add(chunk) {
      const { candidates, ...about } = chunk;
      answer = { ...answer, ...definedOf(about) };
      // A last chunk has been seen without content, and one without candidates.
      const [first] = listOf(candidates);
      if (!first) return;
      const { content, ...rest } = first;
      candidate = { ...candidate, ...definedOf(rest) };
      for (const part of listOf(content?.parts)) {
        parts.push(part);
        const { text: words = '', thought } = partOf(part);
        if (thought) thoughts += words;
        else text += words;
      }
    },
    whole() {
      if (!answer) return undefined;
      const hasCandidate = parts.length > 0 || Object.keys(candidate).length > 0;
      return hasCandidate ? { ...answer, candidates: [{ ...candidate, content: { role: 'model', parts } }] } : answer;
    },
    words: () => ({ ...(thoughts && { thoughts }), ...(text && { text }) }),
    status() {
      const last = parts.map(partOf).findLast((part) => part.text || part.inlineData);
      if (last?.thought) return last.inlineData ? 'The model made a draft' : 'The model is thinking';
      return last?.inlineData ? 'The image has arrived' : 'The model is drawing';
    },
  };
}

const definedOf = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as T;
