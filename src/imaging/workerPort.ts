import type { MessagePort, Worker } from 'node:worker_threads';
import type { Port } from '../protocol/rpc.ts';

/**
 * One end of the line between the host and a worker that is given images. Bytes among a call's arguments, and an answer that is
 * bytes, are moved, not copied, so that a large image costs the host nothing: whoever sends them must own the buffer.
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

const buffersIn = ({ args = [], value }: Partial<{ args: unknown[]; value: unknown }>): ArrayBuffer[] =>
  [...args, value].flatMap(buffersOf);

/** Of bytes, and of answers that hold some beside other facts. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : [];
}
