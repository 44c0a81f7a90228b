import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../protocol/rpc.ts';

/**
 * One end of the line between the host and a worker that is given images. Bytes that are an argument of a call, and all
 * bytes in an answer, are moved, not copied, so that a large image costs the host nothing: whoever sends them must own
 * the buffer. Bytes deeper in an argument may be a piece of someone else's buffer and are copied.
 */
export function workerPort(end: MessagePort | Worker): Port {
  return {
    post: (message) => end.postMessage(message, buffersIn(message as Partial<{ args: unknown[]; value: unknown }>)),
    listen(receive) {
      end.on('message', receive);
      return () => end.off('message', receive);
    },
  };
}

const buffersIn = ({ args = [], value }: Partial<{ args: unknown[]; value: unknown }>): ArrayBuffer[] => [
  ...args.flatMap(bufferOf),
  ...buffersWithin(value),
];

const bufferOf = (value: unknown): ArrayBuffer[] =>
  value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : [];

/** Of bytes, and of answers that hold some beside other facts. */
function buffersWithin(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return bufferOf(value);
  return Object.values(value).flatMap(buffersWithin);
}
