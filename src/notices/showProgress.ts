import * as vscode from 'vscode';
import { formatElapsed } from '../protocol/words.ts';
import type { Job, Jobs, StartedJob } from '../studio/jobs/jobs.ts';

/** A cancellable notification with the elapsed time for as long as a job runs; ends as the job ends. */
export async function showProgress<T>(jobs: Jobs, title: string, { jobId, finished }: StartedJob<T>): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => jobs.cancel(jobId));
      const show = () => progress.report({ message: stateInWords(jobs.list().find(({ id }) => id === jobId)) });
      const ticking = setInterval(show, 1000);
      try {
        return await finished;
      } finally {
        clearInterval(ticking);
      }
    },
  );
}

function stateInWords(job: Job | undefined): string {
  if (!job) return '';
  const { state } = job;
  if (state.phase === 'queued') return 'waiting for its turn';
  if (state.phase === 'waiting') return `${state.reason} Trying again in ${formatElapsed(state.until - Date.now())}.`;
  if (state.phase === 'running')
    return [formatElapsed(Date.now() - state.startedAt), state.status].filter(Boolean).join(' · ');
  return '';
}
