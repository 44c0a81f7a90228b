import { type MessagePort, Worker } from 'node:worker_threads';
import { StudioError } from '../../protocol/failure.ts';
import type { Port } from '../../protocol/rpc.ts';

/** A worker thread, seen from the one that started it. */
export interface Thread {
  readonly port: Port;
  /** Answers why, once it is gone: `storage` after a crash, `cancelled` after `stop`. */
  readonly ended: Promise<StudioError>;
  stop(): Promise<void>;
}

/** `file` is a .cjs of the bundle, or in tests the .ts itself. */
export function startThread(file: string, workerData: unknown): Thread {
  const worker = new Worker(file, { workerData });
  let stopped = false;
  const ended = new Promise<StudioError>((resolve) => {
    const end = (cause: unknown): void => resolve(stopped ? closed() : crashed(cause));
    worker.once('error', end);
    worker.once('exit', (code) => end(new Error(`exit code ${code}`)));
  });
  return {
    port: threadPort(worker),
    ended,
    async stop() {
      stopped = true;
      await worker.terminate();
    },
  };
}

/** One end of the line between two threads. */
export function threadPort(end: MessagePort | Worker): Port {
  return {
    post: (message, transfer) => end.postMessage(message, transfer),
    listen(receive) {
      end.on('message', receive);
      return () => end.off('message', receive);
    },
  };
}

const closed = (): StudioError => new StudioError({ kind: 'cancelled', message: 'The library is closed.' });

function crashed(cause: unknown): StudioError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `The library's database stopped unexpectedly (${reason}). The next action starts it again.`;
  return new StudioError({ kind: 'storage', message, retryable: true }, { cause });
}
