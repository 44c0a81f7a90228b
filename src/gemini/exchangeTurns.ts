import { asRecord } from '../protocol/records.ts';
import type { StoredTurn } from './gemini.ts';
import { placeholderHash } from './partImages.ts';
import { listOf, partOf, type WireResponse } from './wire.ts';

/** An exchange as it was recorded: `request` and `response` of a GeminiAnswer. */
export interface RecordedExchange {
  readonly request?: unknown;
  readonly response?: unknown;
}

export interface ExchangeTurns {
  readonly user: StoredTurn;
  readonly model: StoredTurn;
}

/**
 * What a later message sends of an exchange: the words and images of the user as they were sent, and the parts of the
 * model as they came, in their order, signatures on the same parts. Thoughts stay behind. `undefined` for a record that
 * holds no whole exchange.
 */
export function exchangeTurns({ request, response }: RecordedExchange): ExchangeTurns | undefined {
  const contents = asRecord(request).contents;
  const asked = Array.isArray(contents) ? asRecord(contents.at(-1)).parts : undefined;
  const answered = listOf((asRecord(response) as WireResponse).candidates)[0]?.content?.parts;
  const user: StoredTurn = { role: 'user', parts: Array.isArray(asked) ? asked : [] };
  const model: StoredTurn = { role: 'model', parts: listOf(answered).filter(saysSomething) };
  return user.parts.length > 0 && model.parts.length > 0 ? { user, model } : undefined;
}

/** The record without the earlier turns that went along, which have records of their own. */
export function withoutHistory(request: unknown): unknown {
  const { contents } = asRecord(request);
  return Array.isArray(contents) ? { ...asRecord(request), contents: contents.slice(-1) } : request;
}

/** sha256 of the images that a turn sends, in order. */
export const imagesOf = ({ parts }: StoredTurn): readonly string[] =>
  parts.flatMap((part) => placeholderHash(part) ?? []);

/** Whether an image of the model's came without the signature that it must go back with. */
export const lacksSignature = ({ parts }: StoredTurn): boolean =>
  parts.map(partOf).some((part) => part.inlineData && !part.thoughtSignature);

/** Thoughts are not needed again, and a stream ends with an empty text; but a signature goes back wherever it is. */
function saysSomething(value: unknown): boolean {
  const part = partOf(value);
  if (part.thoughtSignature) return true;
  return !part.thought && (part.inlineData !== undefined || part.text !== '');
}
