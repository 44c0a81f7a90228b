import { parentPort, workerData } from 'node:worker_threads';
import { StudioError } from '../protocol/failure.ts';
import { serve } from '../protocol/rpc.ts';
import { type Codec, createCodec } from './codec.ts';
import { createEdits, type Edits } from './edits/edits.ts';
import { loadVips } from './vipsImages.ts';
import { workerPort } from './workerPort.ts';

/** Entry of the imaging worker: the codecs, and what is done with pictures, behind the line to the host. */

export type ImagingWork = Pick<Codec, 'thumbnail' | 'convert'> & Edits;

export interface ImagingWorkerData {
  readonly maxMegapixels: number;
}

if (!parentPort) throw new Error('This file is the entry of a worker thread.');

const { maxMegapixels } = workerData as ImagingWorkerData;
const work: Promise<ImagingWork> = loadVips(maxMegapixels).then((images) => ({
  ...createCodec(images),
  ...createEdits(images),
}));

const call =
  <Name extends keyof ImagingWork>(name: Name) =>
  (...args: Parameters<ImagingWork[Name]>): Promise<ReturnType<ImagingWork[Name]>> =>
    orDie(async () => {
      const run = (await work)[name] as (...given: typeof args) => ReturnType<ImagingWork[Name]>;
      return run(...args);
    });

serve<ImagingWork>(workerPort(parentPort), {
  thumbnail: call('thumbnail'),
  convert: call('convert'),
  markArea: call('markArea'),
  layDrawing: call('layDrawing'),
  composite: call('composite'),
  cutOut: call('cutOut'),
  keyOut: call('keyOut'),
  heatMap: call('heatMap'),
  applyTools: call('applyTools'),
  makeIcons: call('makeIcons'),
});

/** Broken codecs must not answer the next job: the thread ends, and the host ends the job and starts a new thread. */
async function orDie<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StudioError) throw error;
    setImmediate(() => {
      throw error;
    });
    return new Promise(() => {});
  }
}
