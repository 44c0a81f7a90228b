import { Worker } from 'node:worker_threads';
import { workerPort } from '../imaging/workerPort.ts';
import { connect, type Remote } from '../protocol/rpc.ts';
import type { PaintWork } from './paintWorker.ts';

export interface Painter extends Remote<PaintWork> {
  close(): Promise<void>;
}

/** The painter's thread, started with the first picture and again after it died. */
export function createPainter(workerFile: string): Painter {
  let thread: { readonly worker: Worker; readonly remote: Remote<PaintWork> } | undefined;

  function start() {
    const worker = new Worker(workerFile);
    // Whoever waits for a picture holds a connection; an idle painter must not keep a process alive.
    worker.unref();
    const { remote, close } = connect<PaintWork>(workerPort(worker));
    const gone = (reason: string) => {
      close(reason);
      if (thread?.worker === worker) thread = undefined;
    };
    worker.once('error', (error) => gone(`The demo painter stopped: ${error.message}`));
    worker.once('exit', () => gone('The demo painter was stopped.'));
    return { worker, remote };
  }

  return {
    paint(job) {
      thread ??= start();
      return thread.remote.paint(job);
    },
    async close() {
      await thread?.worker.terminate();
    },
  };
}
