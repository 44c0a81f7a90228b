import { parentPort, workerData } from 'node:worker_threads';
import { StudioError } from '../protocol/failure.ts';
import { serve } from '../protocol/rpc.ts';
import { type Codec, loadCodec } from './codec.ts';
import { workerPort } from './workerPort.ts';

/** Entry of the imaging worker: the codecs behind the line to the host. */

export type ImagingWork = Pick<Codec, 'thumbnail' | 'convert'>;

export interface ImagingWorkerData {
  readonly maxMegapixels: number;
}

if (!parentPort) throw new Error('This file is the entry of a worker thread.');

const { maxMegapixels } = workerData as ImagingWorkerData;
const codec = loadCodec(maxMegapixels);

serve(workerPort(parentPort), {
  thumbnail: (bytes: Uint8Array) => orDie((ready) => ready.thumbnail(bytes)),
  convert: (bytes: Uint8Array, conversion: Parameters<Codec['convert']>[1]) =>
    orDie((ready) => ready.convert(bytes, conversion)),
});

/** Broken codecs must not answer the next job: the thread ends, and the host ends the job and starts a new thread. */
async function orDie<T>(work: (ready: Codec) => T): Promise<T> {
  try {
    return work(await codec);
  } catch (error) {
    if (error instanceof StudioError) throw error;
    setImmediate(() => {
      throw error;
    });
    return new Promise(() => {});
  }
}
