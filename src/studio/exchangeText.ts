import { formatCount } from '../protocol/words.ts';
import type { StudioContext } from './context.ts';
import { imageDetails } from './imageDetails.ts';

/** Characters; a thought signature can have a million, and says nothing to a reader. */
const longestText = 2000;

/**
 * What went over the wire for an image, a message of a conversation, or a job that failed, as JSON to read: images stand
 * there by hash, the key is no part of it. Rejects with `notFound` for what the library does not have.
 */
export async function exchangeText(context: StudioContext, id: string): Promise<string> {
  const failed = context.jobs.failedExchange(id);
  if (failed) return JSON.stringify({ ...failed, at: new Date(failed.at) }, shortened, 2);
  const message = await (await context.library()).turns.read(id);
  const turn = message ?? (await imageDetails(context, id)).turn;
  const said = turn?.request
    ? { model: turn.options.model, at: new Date(turn.createdAt), request: turn.request, response: turn.response }
    : message
      ? { note: 'Nothing is kept of this request: its window was closed, or it never got onto the wire.' }
      : { note: 'No request is kept for this image: it was imported, or its turn file is gone.' };
  return JSON.stringify(said, shortened, 2);
}

const shortened = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > longestText
    ? `${value.slice(0, 60)}… (${formatCount(value.length)} characters)`
    : value;
