import { asRecord } from '../protocol/records.ts';
import { wholeEvents } from './wholeEvents.ts';

/** What the SDK does not pass on of an answer. */
export interface Seen {
  httpStatus?: number;
  retryAfterSeconds?: number;
  /**
   * The whole answer, if it is small or was asked for. The SDK (3.1.0) drops fields, among them `finishMessage`, the only words on why an
   * image was refused; refusals are small, while an answer of 20 MB must not be held in memory twice.
   */
  smallBody?: unknown;
  /** The same words of a streamed answer, whatever its length. */
  finishMessage?: string;
}

const small = 64 * 1024;

/** A fetch for one call of the SDK, which writes down in `seen` what the SDK loses. */
export function hookedFetch(fetch: typeof globalThis.fetch, seen: Seen, onAnswer: () => void): typeof globalThis.fetch {
  return async (url, init) => {
    // A redirect would carry the key, in a header of its own, to wherever it points.
    const response = await fetch(url, { ...init, redirect: 'error' });
    noteHead(response, seen);
    if (!response.ok || !response.body) return response;
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      const events = wholeEvents((message) => {
        seen.finishMessage = message;
      });
      return new Response(response.body.pipeThrough(events), response);
    }

    const reader = response.body.getReader();
    const head: Uint8Array[] = [];
    let length = 0;
    let ended = false;
    while (!ended && length <= small) {
      const { done, value } = await reader.read();
      if (length === 0) onAnswer();
      if (value) head.push(value);
      length += value?.length ?? 0;
      ended = done;
    }
    if (!ended) return new Response(rest(head, reader), response);
    const body = Buffer.concat(head);
    seen.smallBody = parse(body.toString());
    return new Response(body, response);
  };
}

/**
 * A fetch for a batch that has ended: dozens of megabytes, parsed once, by us. The SDK gets the rest of the answer
 * without the pictures; it would drop the words of refusals, as above.
 */
export function fetchWhole(fetch: typeof globalThis.fetch, seen: Seen): typeof globalThis.fetch {
  return async (url, init) => {
    const response = await fetch(url, { ...init, redirect: 'error' });
    noteHead(response, seen);
    if (!response.ok) return response;
    const body = parse(await response.text());
    seen.smallBody = body;
    const { name, done } = asRecord(body);
    const { status, statusText } = response;
    return Response.json({ name, done }, { status, statusText });
  };
}

function noteHead({ status, headers }: Response, seen: Seen): void {
  seen.httpStatus = status;
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  if (Number.isFinite(retryAfter)) seen.retryAfterSeconds = retryAfter;
}

/** The body again, from its beginning, piece by piece as it comes. */
function rest(head: readonly Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const piece of head) controller.enqueue(piece);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The SDK reads the same body next and throws; that is where a broken one is dealt with.
    return undefined;
  }
}
