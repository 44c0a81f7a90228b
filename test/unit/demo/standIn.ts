import { fileURLToPath } from 'node:url';
import type { Answer, AnswerPart } from '../../../src/demo/answerShape.ts';
import { type DemoOptions, type DemoServer, startDemoServer } from '../../../src/demo/server.ts';
import { scriptedFaults } from '../../support/scriptedFaults.ts';

export const paintWorker = fileURLToPath(new URL('../../../src/demo/paintWorker.ts', import.meta.url));

export const startStandIn = (options: Partial<DemoOptions> = {}): Promise<DemoServer> =>
  startDemoServer({ paintWorker, keepLog: true, ...options });

let shared: Promise<DemoServer> | undefined;

/** One server for all tests that need no options of their own: its painter takes a second to start. */
export function sharedStandIn(): Promise<DemoServer> {
  shared ??= startStandIn({ fault: scriptedFaults });
  return shared;
}

/** Side by side, mocha calls this after the first file of each of its processes; the next one starts a server that ends with its process. */
after(async () => {
  const ended = shared;
  shared = undefined;
  await (await ended)?.close();
});

export const bestModel = 'gemini-nano-banana-2.1';
/** The one with 512-pixel pictures, which are painted soonest. */
export const quickModel = 'gemini-3.1-flash-image';

export interface Said {
  readonly role: 'user' | 'model';
  readonly parts: readonly object[];
}

export interface Request {
  readonly contents?: readonly object[];
  readonly generationConfig?: object;
  readonly [field: string]: unknown;
}

export const says = (text: string, ...images: readonly object[]): Said => ({
  role: 'user',
  parts: [{ text }, ...images],
});

export const imagePart = (bytes: Uint8Array, mimeType = 'image/jpeg') => ({
  inlineData: { mimeType, data: Buffer.from(bytes).toString('base64') },
});

/** Posts with nothing but fetch, as any client could. */
export function post(
  server: DemoServer,
  model: string,
  body: Request | string,
  method = 'generateContent',
  version = 'v1',
) {
  return fetch(`${server.baseUrl}/${version}/models/${model}:${method}`, {
    method: 'POST',
    headers: { 'x-goog-api-key': server.key, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** An answer that must succeed. */
export async function ask(server: DemoServer, model: string, body: Request): Promise<Answer> {
  const response = await post(server, model, body);
  const json = await response.json();
  if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(json)}`);
  return json as Answer;
}

/** The status and message of an answer that must fail. */
export async function refusal(server: DemoServer, model: string, body: Request | string): Promise<string> {
  const response = await post(server, model, body);
  const { error } = (await response.json()) as { error?: { message: string; status: string } };
  return `${response.status} ${error?.status}: ${error?.message}`;
}

export const partsOf = (answer: Answer): readonly AnswerPart[] => answer.candidates[0].content.parts;

/** The bytes of the last picture that is not a thought. */
export function pictureOf(answer: Answer): Buffer {
  const data = partsOf(answer).findLast((part) => part.inlineData && !part.thought)?.inlineData?.data;
  if (!data) throw new Error('The answer has no picture.');
  return Buffer.from(data, 'base64');
}
