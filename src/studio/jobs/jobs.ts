import { type AnswerWords, isUnderWay, type JobSnapshot, type JobState } from '../../protocol/api/jobs.ts';
import { cancelled, toFailure } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';

export type Job = JobSnapshot<ImageRecord>;
export type JobDescription = Pick<Job, 'kind' | 'prompt' | 'options' | 'count' | 'references' | 'edit' | 'turn'>;

/** Running and recent work. Pages only look at it: closing them changes nothing here. */
export interface Jobs {
  list(): readonly Job[];
  /** Starts work at once; `finished` ends as the work ends. */
  start<T>(description: JobDescription, work: (report: JobReport) => Promise<T>): StartedJob<T>;
  /** Lists a job that ended elsewhere, such as in a window that was closed. */
  adopt(job: Job): void;
  /** The images of its jobs as they are now, by id; those that are missing stay as they were. */
  refresh(images: ReadonlyMap<string, ImageRecord>): void;
  cancel(jobId: string): void;
  /** The last request of a job that failed. */
  failedExchange(jobId: string): FailedExchange | undefined;
  /** Takes a finished job off the list. */
  dismiss(jobId: string): void;
  onDidChange(listener: (jobs: readonly Job[]) => void): () => void;
}

export interface StartedJob<T> {
  readonly jobId: string;
  readonly finished: Promise<T>;
}

export interface JobReport {
  readonly jobId: string;
  readonly signal: AbortSignal;
  running(status?: string, words?: AnswerWords): void;
  waiting(until: number, reason: string): void;
  /** Right before a request is sent: kept, so that the ledger learns of it though the window goes away. */
  sending(request: SentTurn): Promise<void>;
  arrived(image: ImageRecord): void;
  /** What went over the wire of a request that brought no image. */
  failed(exchange: FailedExchange): void;
}

/** To be looked at as long as its job is listed. */
export interface FailedExchange {
  readonly model: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** As sent and as received, without key and image data. */
  readonly request: unknown;
  readonly response: unknown;
}

/** A request on its way, by the turn that its image and its line in the ledger will have. */
export interface SentTurn {
  readonly turnId: string;
  readonly demo: boolean;
}

/** Remembers on disk what runs, so that nothing that may have been paid for disappears with its window. */
export interface JobKeeper {
  /** Enters the job, or what has changed of it. Work starts only when this is done. */
  keep(job: Job, sent: readonly SentTurn[]): Promise<void>;
  /** Never rejects. */
  forget(jobId: string): Promise<void>;
}

const keptWhenFinished = 20;

export function createJobs(now: () => number, newId: () => string, keeper: JobKeeper = forgetful): Jobs {
  const jobs = new Map<string, Job>();
  const aborts = new Map<string, AbortController>();
  const exchanges = new Map<string, FailedExchange>();
  const listeners = new Set<(jobs: readonly Job[]) => void>();

  const list = () => [...jobs.values()];
  const tell = () => {
    for (const listener of listeners) listener(list());
  };
  const change = (id: string, patch: (job: Job) => Partial<Job>) => {
    const job = jobs.get(id);
    if (!job) return;
    jobs.set(id, { ...job, ...patch(job) });
    tell();
  };
  const setState = (id: string, state: JobState) => change(id, () => ({ state }));

  const forgetOldest = () => {
    const finished = list().filter((job) => !isUnderWay(job));
    for (const job of finished.slice(0, Math.max(0, finished.length - keptWhenFinished))) forget(job.id);
  };
  const forget = (id: string) => {
    jobs.delete(id);
    exchanges.delete(id);
  };

  return {
    list,
    start(description, work) {
      const id = newId();
      const abort = new AbortController();
      const startedAt = now();
      const job: Job = { id, ...description, images: [], createdAt: startedAt, state: { phase: 'queued' } };
      jobs.set(id, job);
      aborts.set(id, abort);
      forgetOldest();
      tell();

      const sent: SentTurn[] = [];
      const keep = () => keeper.keep(jobs.get(id) ?? job, sent);
      const report: JobReport = {
        jobId: id,
        signal: abort.signal,
        running: (status, words) =>
          setState(id, { phase: 'running', startedAt, ...(status ? { status } : {}), ...(words && { words }) }),
        waiting: (until, reason) => setState(id, { phase: 'waiting', startedAt, until, reason }),
        async sending(request) {
          sent.push(request);
          await keep();
        },
        arrived(image) {
          change(id, (job) => ({ images: [...job.images, image] }));
          // The image itself is safe; a report of a closed window would only not know it.
          keep().catch(() => undefined);
        },
        failed: (exchange) => void exchanges.set(id, exchange),
      };
      const run = async () => {
        try {
          await keep();
          if (abort.signal.aborted) throw cancelled();
          return await work(report);
        } finally {
          await keeper.forget(id);
        }
      };
      const finished = run().then(
        (value) => {
          setState(id, { phase: 'done', startedAt, finishedAt: now() });
          return value;
        },
        (error: unknown) => {
          const failure = toFailure(error);
          setState(
            id,
            failure.kind === 'cancelled'
              ? { phase: 'cancelled', finishedAt: now() }
              : { phase: 'failed', finishedAt: now(), failure, ...(exchanges.has(id) && { wasSent: true }) },
          );
          throw error;
        },
      );
      // A page that started the job may be gone: the state above has told everyone, so nobody has to listen here.
      finished.catch(() => undefined).finally(() => aborts.delete(id));
      return { jobId: id, finished };
    },
    adopt(job) {
      jobs.set(job.id, job);
      tell();
    },
    refresh(images) {
      const stale = list().filter((job) => job.images.some((image) => isOther(image, images.get(image.id))));
      for (const job of stale) {
        jobs.set(job.id, { ...job, images: job.images.map((image) => images.get(image.id) ?? image) });
      }
      if (stale.length > 0) tell();
    },
    failedExchange: (jobId) => exchanges.get(jobId),
    cancel: (jobId) => aborts.get(jobId)?.abort(),
    dismiss(jobId) {
      const job = jobs.get(jobId);
      if (!job || isUnderWay(job)) return;
      forget(jobId);
      tell();
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether a page would show it in another way. */
const isOther = (before: ImageRecord, now: ImageRecord | undefined): boolean =>
  now !== undefined &&
  (now.favourite !== before.favourite || now.deletedAt !== before.deletedAt || now.tags.join() !== before.tags.join());

const forgetful: JobKeeper = { keep: async () => undefined, forget: async () => undefined };
