import type { HostApi } from '../../protocol/messages.ts';
import type { Served } from '../../protocol/rpc.ts';
import { overBudget } from '../../studio/budget.ts';
import { describeGenerate, generate } from '../../studio/generate.ts';
import type { Page } from './page.ts';

export const jobCalls = ({
  app: { studio, jobNotices },
}: Page): Pick<Served<HostApi>, 'generate' | 'cancelJob' | 'dismissJob'> => ({
  async generate(request) {
    // Asked before there is a job, so that the form can ask the user and send the same request again.
    const { confirmBudget, ...work } = describeGenerate(studio, request);
    const refusal = confirmBudget ? undefined : await overBudget(studio, work);
    if (refusal) throw refusal;
    const started = generate(studio, request);
    jobNotices.follow(started.jobId);
    return { jobId: started.jobId };
  },
  cancelJob: (jobId) => studio.jobs.cancel(jobId),
  dismissJob: (jobId) => studio.jobs.dismiss(jobId),
});
