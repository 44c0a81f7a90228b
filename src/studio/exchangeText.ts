import { formatCount } from '../protocol/words.ts';
import type { StudioContext } from './context.ts';
import { imageDetails } from './imageDetails.ts';

/** Characters; a thought signature can have a million, and says nothing to a reader. */
const longestText = 2000;

/**
 * What went over the wire for an image, or for a job that failed, as JSON to read: images stand there by hash, the key is
 * no part of it. Rejects with `notFound` for what the library does not have.
 */
export async function exchangeText(context: StudioContext, id: string): Promise<string> {
  const failed = context.jobs.failedExchange(id);
  if (failed) return JSON.stringify({ ...failed, at: new Date(failed.at) }, shortened, 2);
  const { image, turn } = await imageDetails(context, id);
  const { request, response } = turn ?? {};
  const said = request
    ? { model: image.options?.model, at: new Date(turn?.createdAt ?? image.createdAt), request, response }
    : { note: 'No request is kept for this image: it was imported, or its turn file is gone.' };
  return JSON.stringify(said, shortened, 2);
}

const shortened = (_key: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > longestText
    ? `${value.slice(0, 60)}… (${formatCount(value.length)} characters)`
    : value;
