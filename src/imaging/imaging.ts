import PQueue from 'p-queue';
import { StudioError, toFailure } from '../protocol/failure.ts';
import type { Remote } from '../protocol/rpc.ts';
import { checkHeader, megapixelsOf, standardMaxMegapixels } from './checkHeader.ts';
import type { Conversion } from './codec.ts';
import type { Edits } from './edits/edits.ts';
import { type ImagingThread, startImagingThread } from './imagingThread.ts';
import type { ImagingWork } from './imagingWorker.ts';
import { ownCopy } from './ownCopy.ts';

/**
 * Pictures off the host's thread: thumbnails, conversions, and what surrounds an edit. Every call ends, with its result
 * or with a StudioError; the caller's bytes stay the caller's.
 */
export interface Imaging extends Remote<Edits> {
  /**
   * WebP, longest side 512, upright, never enlarged. Rejects with `malformed` for what is no image or a broken one, and
   * with `tooLarge` above the limit of pixels.
   */
  thumbnail(bytes: Uint8Array): Promise<Uint8Array>;
  /** Upright, with the metadata that can be carried over: Content Credentials cannot. Rejects as `thumbnail` does. */
  convert(bytes: Uint8Array, conversion: Conversion): Promise<Uint8Array>;
  /** Starts the codecs for pictures that will come soon: half a second, and longer on a busy machine. */
  warm(): void;
  /** Ends the worker; whatever is under way rejects with `cancelled`. */
  close(): Promise<void>;
}

export interface ImagingOptions {
  /** Path of imagingWorker.cjs; in tests of imagingWorker.ts. */
  readonly workerFile: string;
  /** Told of every image that could not be processed, and why. */
  log(message: string): void;
  readonly maxMegapixels?: number;
  /** After which a job is given up and the worker replaced; 120 unless told. */
  readonly maxSeconds?: number;
}

type Job<Files, Result> = (work: Remote<ImagingWork>, copies: Files) => Promise<Result>;

/** The codecs hold some 200 MB; after this long without work it goes back. */
const idleMilliseconds = 30_000;
/** Above this their memory is left in pieces, too small for the next such image: the worker is replaced at once. */
const heavyMegapixels = 25;

/** One worker, started at the first job, replaced after a crash, stopped when idle; one job at a time, thumbnails first. */
export function createImaging(options: ImagingOptions): Imaging {
  const { workerFile, log, maxMegapixels = standardMaxMegapixels, maxSeconds = 120 } = options;
  const queue = new PQueue({ concurrency: 1 });
  let thread: ImagingThread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  function start(): ImagingThread {
    const started = startImagingThread(workerFile, { maxMegapixels });
    started.ended.catch(() => retire(started));
    return started;
  }

  /** The running worker, or a new one. */
  function take(): ImagingThread {
    clearTimeout(idle);
    thread ??= start();
    return thread;
  }

  function rest(worker: ImagingThread): void {
    idle = setTimeout(() => retire(worker), idleMilliseconds).unref();
  }

  async function retire(old: ImagingThread, reason = closing()): Promise<void> {
    if (thread === old) thread = undefined;
    await old.stop(reason);
  }

  async function inThread<Files extends readonly Uint8Array[], Result>(
    files: Files,
    megapixels: number,
    job: Job<Files, Result>,
  ): Promise<Result> {
    if (closed) throw closing();
    const current = take();
    const deadline = setTimeout(() => retire(current, tooSlow(maxSeconds)), maxSeconds * 1000);
    try {
      const copies: Uint8Array[] = [];
      for (const bytes of files) copies.push(await ownCopy(bytes));
      return await Promise.race([job(current.work, copies as readonly Uint8Array[] as Files), current.ended]);
    } finally {
      clearTimeout(deadline);
      if (megapixels > heavyMegapixels) retire(current);
      else rest(current);
    }
  }

  async function run<Files extends readonly Uint8Array[], Result>(
    files: Files,
    priority: number,
    job: Job<Files, Result>,
  ): Promise<Result> {
    try {
      const megapixels = Math.max(...files.map((bytes) => megapixelsOf(checkHeader(bytes, maxMegapixels))));
      return await queue.add(() => inThread(files, megapixels, job), { priority });
    } catch (error) {
      const { kind, message } = toFailure(error);
      if (kind !== 'cancelled') log(`Imaging: ${message}`);
      throw error;
    }
  }

  return {
    // A new image must not wait for its thumbnail until a long export is done.
    thumbnail: (bytes) => run([bytes] as const, 1, (work, [copy]) => work.thumbnail(copy)),
    convert: (bytes, conversion) => run([bytes] as const, 0, (work, [copy]) => work.convert(copy, conversion)),
    markArea: (original, mask) => run([original, mask] as const, 0, (work, copies) => work.markArea(...copies)),
    layDrawing: (original, drawing) =>
      run([original, drawing] as const, 0, (work, copies) => work.layDrawing(...copies)),
    composite: (original, answer, mask, feather) =>
      run([original, answer, mask] as const, 0, (work, copies) => work.composite(...copies, feather)),
    cutOut: (onWhite, onBlack, format) =>
      run([onWhite, onBlack] as const, 0, (work, copies) => work.cutOut(...copies, format)),
    keyOut: (onScreen, format) => run([onScreen] as const, 0, (work, [copy]) => work.keyOut(copy, format)),
    heatMap: (before, after) => run([before, after] as const, 0, (work, copies) => work.heatMap(...copies)),
    applyTools: (image, tools) => run([image] as const, 0, (work, [copy]) => work.applyTools(copy, tools)),
    makeIcons: (master, kinds, background) =>
      run([master] as const, 0, (work, [copy]) => work.makeIcons(copy, kinds, background)),
    warm() {
      if (!closed && queue.pending === 0) rest(take());
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      if (thread) await retire(thread);
      await queue.onIdle();
    },
  };
}

const closing = (): StudioError =>
  new StudioError({ kind: 'cancelled', message: 'The imaging worker was closed.', retryable: true });

const tooSlow = (seconds: number): StudioError =>
  new StudioError({ kind: 'timeout', message: `The image was not done after ${seconds} seconds and was given up.` });
