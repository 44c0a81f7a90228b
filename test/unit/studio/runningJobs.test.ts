import assert from 'node:assert/strict';
import type { Job } from '../../../src/studio/jobs/jobs.ts';
import { runningInWords } from '../../../src/studio/jobs/runningJobs.ts';
import { record, someOptions } from '../library/testLibrary.ts';

const base = { id: 'one', kind: 'generate', prompt: 'x', options: someOptions, count: 1, images: [] } as const;
const job = (own: Partial<Job>): Job => ({
  ...base,
  createdAt: 0,
  state: { phase: 'running', startedAt: 0 },
  ...own,
});

describe('the status of running jobs', () => {
  it('counts the images that are still to come, and the seconds of the oldest job', () => {
    assert.equal(runningInWords([job({})], 14_000), '1 image · 14 s');
    const jobs = [job({ count: 3, images: [record()] }), job({ createdAt: 9000 })];
    assert.equal(runningInWords(jobs, 14_000), '3 images · 14 s');
  });

  it('says how long a rate limit holds everything back', () => {
    const state = { phase: 'waiting', startedAt: 0, until: 20_000, reason: 'Too many requests.' } as const;
    assert.equal(runningInWords([job({ state })], 14_000), '1 image · waiting 6 s');
    assert.equal(runningInWords([job({ state }), job({})], 14_000), '2 images · 14 s');
  });

  it('is silent when nothing runs', () => {
    assert.equal(runningInWords([], 0), undefined);
    assert.equal(runningInWords([job({ state: { phase: 'cancelled', finishedAt: 1 } })], 2), undefined);
  });
});
