import { showExchangeOf } from '../../exchangeDocuments.ts';
import type { HostApi } from '../../protocol/messages.ts';
import type { Served } from '../../protocol/rpc.ts';
import { generate } from '../../studio/generate.ts';
import type { StartedJob } from '../../studio/jobs.ts';
import { imageId, parseInput, retryOptions } from '../../studio/requests.ts';
import { retryJob } from '../../studio/retryJob.ts';
import type { Page } from './page.ts';

type JobCalls = Pick<Served<HostApi>, 'generate' | 'retryJob' | 'cancelJob' | 'dismissJob' | 'showFailedExchange'>;

export function jobCalls({ app: { studio, jobNotices } }: Page): JobCalls {
  const follow = ({ jobId }: StartedJob<unknown>) => {
    jobNotices.follow(jobId);
    return { jobId };
  };
  return {
    generate: (request) => follow(generate(studio, request)),
    retryJob: async (jobId, options) => follow(await retryJob(studio, jobId, parseInput(retryOptions, options))),
    cancelJob: (jobId) => studio.jobs.cancel(jobId),
    dismissJob: (jobId) => studio.jobs.dismiss(jobId),
    showFailedExchange: (jobId) => showExchangeOf(parseInput(imageId, jobId)),
  };
}
