import { isUnderWay, type TurnPlace } from '../../protocol/api/jobs.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { converse } from '../conversation/converse.ts';
import { edit } from '../edit.ts';
import { generate } from '../generate.ts';
import type { StartedJob } from './jobs.ts';

/**
 * What is missing of a finished job, as a new one in its place: an edit stays an edit. Throws `notFound`, or what a
 * first try would throw.
 */
export async function retryJob(
  context: StudioContext,
  jobId: string,
  { confirmBudget = false }: { readonly confirmBudget?: boolean } = {},
): Promise<StartedJob<unknown>> {
  const job = context.jobs.list().find(({ id }) => id === jobId);
  if (!job || isUnderWay(job)) {
    throw new StudioError({ kind: 'notFound', message: 'That request is not on the list any more.' });
  }
  const { prompt, options, count, images, references = [], turn } = job;
  const again = { prompt, ...options, confirmBudget };
  const started = turn
    ? await converse(context, turn.sessionId, { ...again, text: prompt, references, ...placeOf(turn) })
    : job.kind === 'edit'
      ? edit(context, { ...job.edit, ...again })
      : generate(context, { ...again, references, count: Math.max(1, count - images.length) });
  context.jobs.dismiss(jobId);
  return started;
}

/** The same place in the conversation, whether or not the turn that failed there was kept. */
const placeOf = ({ parentTurnId = null, trimTo }: Pick<TurnPlace, 'trimTo'> & { parentTurnId?: string | null }) => ({
  fromTurnId: parentTurnId,
  ...(trimTo !== undefined && { trimTo }),
});
