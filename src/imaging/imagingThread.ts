import { Worker } from 'node:worker_threads';
import { StudioError } from '../protocol/failure.ts';
import { connect, type Remote } from '../protocol/rpc.ts';
import type { ImagingWork, ImagingWorkerData } from './imagingWorker.ts';
import { workerPort } from './workerPort.ts';

/** One life of the imaging worker. */
export interface ImagingThread {
  readonly work: Remote<ImagingWork>;
  /** Rejects when the thread ends, with the reason of `stop` or with what it died of; never resolves. */
  readonly ended: Promise<never>;
  stop(reason: StudioError): Promise<void>;
}

export function startImagingThread(workerFile: string, workerData: ImagingWorkerData): ImagingThread {
  const worker = new Worker(workerFile, { workerData });
  const { promise: ended, reject: end } = Promise.withResolvers<never>();
  worker.once('error', (error) => end(crashed(error)));
  worker.once('exit', (code) => end(crashed(new Error(`exit code ${code}`))));
  return {
    work: connect<ImagingWork>(workerPort(worker)).remote,
    ended,
    async stop(reason) {
      end(reason);
      await worker.terminate();
    },
  };
}

const crashed = (cause: Error): StudioError =>
  new StudioError(
    {
      kind: 'malformed',
      message: `This image could not be processed: the image codecs stopped (${cause.message}).`,
      next: { do: 'showLog' },
    },
    { cause },
  );
