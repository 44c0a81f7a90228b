import * as v from 'valibot';
import type { KeptJobs } from '../../library/jobs.ts';
import type { Library } from '../../library/library.ts';
import type { Failure } from '../../protocol/failure.ts';
import { recordLost } from '../ledger.ts';
import type { Job, JobDescription, JobKeeper, Jobs, SentTurn } from './jobs.ts';

/** The window that runs a job. */
export interface WindowMark {
  readonly processId: number;
  /** Of this start of the process: the system gives its number to others later. */
  readonly session: string;
}

const kind = 'request';
/** No request lives that long: a process with the same number is another one by then. */
const longest = 24 * 60 * 60 * 1000;

const stateShape = v.object({
  window: v.object({ processId: v.number(), session: v.string() }),
  job: v.custom<JobDescription>(
    (job) => typeof job === 'object' && job !== null && 'prompt' in job && 'options' in job && 'count' in job,
  ),
  imageIds: v.array(v.string()),
  sent: v.optional(v.array(v.object({ turnId: v.string(), demo: v.boolean() })), []),
});

/** Keeps a row of each job for as long as it runs. */
export function createJobKeeper(
  window: WindowMark,
  library: () => Promise<{ readonly jobs: Pick<KeptJobs, 'save' | 'remove'> }>,
  warn: (message: string, error: unknown) => void,
): JobKeeper {
  return {
    async keep({ id, createdAt, kind: what, prompt, options, count, references, edit, turn, images }, sent) {
      const job: JobDescription = {
        ...{ kind: what, prompt, options, count },
        ...(references && { references }),
        ...(edit && { edit }),
        ...(turn && { turn }),
      };
      const imageIds = images.map((image) => image.id);
      await (await library()).jobs.save({ id, kind, createdAt, state: { window, job, imageIds, sent } });
    },
    async forget(jobId) {
      try {
        await (await library()).jobs.remove(jobId);
      } catch (error) {
        warn('A finished job stays in the library and will be reported again.', error);
      }
    },
  };
}

export interface LostJobsContext {
  readonly library: Pick<Library, 'images' | 'usage'> & { readonly jobs: Pick<KeptJobs, 'list' | 'remove'> };
  readonly jobs: Pick<Jobs, 'adopt'>;
  readonly window: WindowMark;
  /** Whether a process with this number runs. */
  isRunning(processId: number): boolean;
  /** UTC milliseconds. */
  now(): number;
  /** Keeps a message of a conversation, failed, in its session. False when its answer had been kept after all. */
  keepTurn(job: JobDescription, failure: Failure): Promise<boolean>;
}

/**
 * Lists the jobs of windows that are gone as failed, each in one window and once, and enters into the ledger what they
 * were sending. Other windows' jobs are left alone.
 */
export async function adoptLostJobs(context: LostJobsContext): Promise<void> {
  const { library, jobs, now } = context;
  for (const { id, kind: what, createdAt, state } of await library.jobs.list()) {
    if (what !== kind) continue;
    const parsed = v.safeParse(stateShape, state);
    if (parsed.success && lives(context, parsed.output.window, createdAt)) continue;
    // The job is the last to go: a window that dies before that leaves all of it to the next one.
    const told = parsed.success ? await settle(context, parsed.output) : undefined;
    const mine = await library.jobs.remove(id);
    if (!mine || !told) continue;
    jobs.adopt({ ...told, id, createdAt, state: { phase: 'failed', finishedAt: now(), failure: windowClosed } });
  }
}

/** What is left to be told of a lost job; nothing when the answer to its message had been kept. Can be repeated. */
async function settle(
  context: LostJobsContext,
  { job, imageIds, sent }: v.InferOutput<typeof stateShape>,
): Promise<(JobDescription & Pick<Job, 'images'>) | undefined> {
  const arrived = await settleSent(context, job, sent);
  if (job.turn && !(await context.keepTurn(job, windowClosed))) return undefined;
  const { images } = context.library;
  const ids = new Set([...imageIds, ...arrived]);
  const kept = await Promise.all([...ids].map((imageId) => images.get(imageId)));
  return { ...job, images: kept.filter((image) => image !== undefined) };
}

/** The ledger hears of what was on its way. Answers with the images that arrived, though nobody lived to say so. */
async function settleSent(
  { library, now }: LostJobsContext,
  { options, turn }: JobDescription,
  sent: readonly SentTurn[],
): Promise<readonly string[]> {
  const turns = [...Map.groupBy(sent, ({ turnId }) => turnId)];
  const arrived = await Promise.all(
    turns.map(async ([turnId, requests]) => {
      const imageId = await library.usage.imageOf(turnId);
      const line = {
        ...{ createdAt: now(), model: options.model, turnId, demo: requests.some(({ demo }) => demo) },
        ...(turn && { sessionId: turn.sessionId }),
      };
      await recordLost(library, line, imageId, requests.length);
      return imageId ?? [];
    }),
  );
  return arrived.flat();
}

const windowClosed: Failure = {
  kind: 'network',
  message: 'The window was closed while this was running.',
  retryable: true,
  mayHaveBeenPaid: true,
};

function lives({ window, isRunning, now }: LostJobsContext, of: WindowMark, createdAt: number): boolean {
  if (of.processId === window.processId) return of.session === window.session;
  return now() - createdAt < longest && isRunning(of.processId);
}
