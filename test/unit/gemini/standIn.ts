import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGemini, type GeminiClientOptions } from '../../../src/gemini/client.ts';
import { GeminiFailure } from '../../../src/gemini/failure.ts';
import type { Gemini, GeminiRequest } from '../../../src/gemini/gemini.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { imagePart, jpeg } from './pictures.ts';

export const apiKey = 'AIzaSy-a-key-that-must-stay-secret-1234';

interface WirePart {
  readonly inlineData?: { readonly mimeType: string; readonly data: string };
  readonly [field: string]: unknown;
}

/** The JSON of a request, as far as tests look into it. */
export interface WireBody {
  readonly contents: readonly { readonly role: string; readonly parts: readonly WirePart[] }[];
  readonly generationConfig?: { readonly responseModalities?: readonly string[] };
  readonly [field: string]: unknown;
}

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: WireBody;
}

/** What to answer with: `json` or `text` with a status, or a function that does it by hand. */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly json: unknown }
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly text: string }
  | ((response: http.ServerResponse) => void);

/** A loopback server in Google's place: the real SDK talks to it over a real connection. */
export interface StandIn {
  readonly url: string;
  /** Requests so far, oldest first; emptied by `answer`. */
  readonly received: readonly Received[];
  /** Answers the next requests in turn; the last one stays. */
  answer(...replies: readonly Reply[]): void;
  gemini(options?: Partial<GeminiClientOptions>): Gemini;
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  let replies: Reply[] = [];
  let received: Received[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: text ? JSON.parse(text) : undefined });
    send(response, (replies.length > 1 ? replies.shift() : replies[0]) ?? { json: answerWith(imagePart(jpeg(8, 8))) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get received() {
      return received;
    },
    answer(...next) {
      replies = [...next];
      received = [];
    },
    gemini: (options) => createGemini({ apiKey, baseUrl: url, ...options }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: http.ServerResponse, reply: Reply): void {
  if (typeof reply === 'function') {
    reply(response);
    return;
  }
  const json = 'json' in reply;
  response.writeHead(reply.status ?? 200, {
    'content-type': json ? 'application/json' : 'text/html',
    ...reply.headers,
  });
  response.end(json ? JSON.stringify(reply.json) : reply.text);
}

/** An answer of Google's with these parts. */
export const answerWith = (...parts: readonly object[]) => ({
  candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP', index: 0 }],
  usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 1120, totalTokenCount: 1132 },
  modelVersion: 'gemini-nano-banana-2.1',
  responseId: 'answer-1',
});

export const plainOptions: ImageOptions = {
  model: 'gemini-nano-banana-2.1',
  responseModality: 'text+image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
};

export const asking = (options: Partial<ImageOptions> = {}, more: Partial<GeminiRequest> = {}): GeminiRequest => ({
  prompt: 'a banana',
  options: { ...plainOptions, ...options },
  references: [],
  ...more,
});

/** What was thrown; fails when nothing was. */
export async function thrownBy(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

/** The failure that an answer without a result ends in. */
export async function failedAnswer(google: StandIn, reply: Reply): Promise<GeminiFailure> {
  google.answer(reply);
  const error = await thrownBy(google.gemini().generate(asking()));
  assert.ok(error instanceof GeminiFailure, String(error));
  // Whatever Google answered may be on the bill, so it is never asked again unasked.
  assert.equal(error.mayHaveBeenPaid, true);
  return error;
}
