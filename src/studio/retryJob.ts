import { StudioError } from '../protocol/failure.ts';
import type { StudioContext } from './context.ts';
import { edit } from './edit.ts';
import { generate } from './generate.ts';
import { isFinished, type StartedJob } from './jobs.ts';

/**
 * What is missing of a finished job, as a new one in its place: an edit stays an edit. Throws `notFound`, or what a
 * first try would throw.
 */
export function retryJob(
  context: StudioContext,
  jobId: string,
  { confirmBudget = false }: { readonly confirmBudget?: boolean } = {},
): StartedJob<unknown> {
  const job = context.jobs.list().find(({ id }) => id === jobId);
  if (!job || !isFinished(job)) {
    throw new StudioError({ kind: 'notFound', message: 'That request is not on the list any more.' });
  }
  const { prompt, options, count, images, references = [] } = job;
  const again = { prompt, ...options, confirmBudget };
  const started =
    job.kind === 'edit'
      ? edit(context, { ...job.edit, ...again })
      : generate(context, { ...again, references, count: Math.max(1, count - images.length) });
  context.jobs.dismiss(jobId);
  return started;
}
