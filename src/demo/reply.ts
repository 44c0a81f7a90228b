import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './answerShape.ts';
import type { GoogleError } from './googleError.ts';
import { chunksOf } from './stream.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  // Whoever asked may have left meanwhile.
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
  response.end(JSON.stringify(body, undefined, 2));
}

export const sendError = (response: ServerResponse, { status, body }: GoogleError): void =>
  sendJson(response, status, body);

/** How an answer goes out: whole, as server-sent events, or, where a stream is asked for without `alt=sse`, as one array. */
export type Form = 'whole' | 'events' | 'array';

/** Sends an answer, with pretended work of so many seconds before it, or between its events. */
export async function sendAnswer(response: ServerResponse, form: Form, answer: Answer, seconds: number): Promise<void> {
  if (form !== 'events') {
    await wait(seconds * 1000);
    return sendJson(response, 200, form === 'whole' ? answer : chunksOf(answer));
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunks = chunksOf(answer);
  for (const chunk of chunks) {
    if (seconds > 0) await wait((seconds * 1000) / chunks.length);
    const full = !response.write(`data: ${JSON.stringify(chunk)}\r\n\r\n`);
    // A picture is megabytes in one event: wait until it is out, or until nobody listens any more.
    if (full) await new Promise<void>((resolve) => response.once('drain', resolve).once('close', resolve));
  }
  response.end();
}
