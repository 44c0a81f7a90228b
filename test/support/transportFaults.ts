import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../../src/demo/fault.ts';
import { chunksOf } from '../../src/demo/stream.ts';
import type { FaultScript } from './scriptedFaults.ts';

/** What the line does to a request that Google works on: all of these may have been paid for. */

const events = { 'content-type': 'text/event-stream' };
const event = (value: unknown): string => `data: ${JSON.stringify(value)}\r\n\r\n`;

export const transportFaults: Readonly<Record<string, FaultScript>> = {
  /** Nothing comes, ever. */
  hang: () => ({ paid: true, reply: () => undefined }),
  /** Milliseconds before the first header. */
  slowHeaders: (milliseconds = '1000') => ({
    paid: true,
    async reply({ answer, send }) {
      const given = await answer();
      await wait(Number(milliseconds));
      await send(given);
    },
  }),
  /** The connection breaks off before any answer. */
  dropBefore: () => ({ paid: true, reply: ({ response }) => void response.destroy() }),
  /** The connection breaks off in the middle of the picture. */
  drop: () => ({
    paid: true,
    async reply({ response, answer }) {
      const body = JSON.stringify(await answer());
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
  }),
  /** Complete for HTTP, half of it for JSON. */
  cutJson: () => ({
    paid: true,
    async reply({ response, answer }) {
      const body = JSON.stringify(await answer());
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body.slice(0, body.length / 2));
    },
  }),
  html502: () => page(502, '<html><title>502</title><h1>Bad Gateway</h1></html>'),
  /** A captive portal, say. */
  html200: () => page(200, '<html><title>Welcome</title><h1>Sign in to this network</h1></html>'),
  emptyBody: () => page(200, ''),
  /** The stream ends inside an event. */
  cutStream: () => ({
    paid: true,
    async reply({ response, answer }) {
      const [first, ...rest] = chunksOf(await answer());
      response.writeHead(200, events);
      response.write(event(first));
      response.end(rest.map(event).join('').slice(0, 500));
    },
  }),
  streamError: () => ({
    paid: true,
    async reply({ response, answer }) {
      const [first] = chunksOf(await answer());
      const error = { code: 503, message: 'The model is overloaded. Please try again later.', status: 'UNAVAILABLE' };
      response.writeHead(200, events);
      response.end(event(first) + event({ error }));
    },
  }),
  /** A last event with the counts alone. */
  lastChunkWithoutContent: () => ({
    paid: true,
    async reply({ response, answer }) {
      const chunks = chunksOf(await answer());
      const last = chunks.at(-1);
      response.writeHead(200, events);
      response.write(chunks.slice(0, -1).map(event).join(''));
      response.end(event({ ...last, candidates: [{ finishReason: 'STOP', index: 0 }] }));
    },
  }),
  /** One event over many small writes, as a slow line delivers it. */
  splitEvents: () => ({
    paid: true,
    async reply({ response, answer }) {
      const text = Buffer.from(
        chunksOf(await answer())
          .map(event)
          .join(''),
      );
      const piece = Math.ceil(text.length / 40);
      response.writeHead(200, events);
      for (let at = 0; at < text.length; at += piece) {
        response.write(text.subarray(at, at + piece));
        await wait(1);
      }
      response.end();
    },
  }),
};

const page = (status: number, html: string): Fault => ({
  paid: status === 200,
  reply({ response }) {
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(html);
  },
});
