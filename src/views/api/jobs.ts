import type { JobsApi } from '../../protocol/api/jobs.ts';
import type { Served } from '../../protocol/rpc.ts';
import { generate } from '../../studio/generate.ts';
import type { StartedJob } from '../../studio/jobs/jobs.ts';
import { retryJob } from '../../studio/jobs/retryJob.ts';
import { imageId } from '../../studio/requests/images.ts';
import { retryOptions } from '../../studio/requests/jobs.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { showExchangeOf } from '../../tabs/exchangeDocuments.ts';
import type { Page } from './page.ts';

export function jobCalls({ app: { studio, jobNotices } }: Page): Served<JobsApi> {
  const follow = ({ jobId }: StartedJob<unknown>) => {
    jobNotices.follow(jobId);
    return { jobId };
  };
  return {
    generate: (request) => follow(generate(studio, request)),
    retryJob: async (jobId, options) => follow(await retryJob(studio, jobId, parseInput(retryOptions, options))),
    cancelJob: (jobId) => studio.jobs.cancel(jobId),
    dismissJob: (jobId) => studio.jobs.dismiss(jobId),
    showFailedExchange: (id) => showExchangeOf(parseInput(imageId, id)),
  };
}
