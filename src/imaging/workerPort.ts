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
  [...args, value].flatMap((bytes) =>
    bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [],
  );
