import assert from 'node:assert/strict';
import { cancelled, StudioError } from '../../../src/protocol/failure.ts';
import type { ImageOptions, ImageRecord } from '../../../src/protocol/model.ts';
import { createJobs, type JobDescription } from '../../../src/studio/jobs/jobs.ts';

const options: ImageOptions = {
  model: 'gemini-nano-banana-2.1',
  responseModality: 'text+image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
};
const banana: JobDescription = { kind: 'generate', prompt: 'a banana', options, count: 1 };

function newJobs() {
  let clock = 0;
  let id = 0;
  return createJobs(
    () => clock++,
    () => `job-${++id}`,
  );
}

describe('jobs', () => {
  it('tells every change as a whole list', async () => {
    const jobs = newJobs();
    const phases: string[][] = [];
    jobs.onDidChange((list) => phases.push(list.map(({ state }) => state.phase)));
    const { finished } = jobs.start(banana, async (report) => report.running());
    await finished;
    assert.deepEqual(phases, [['queued'], ['running'], ['done']]);
  });

  it('keeps the images of a job that fails later', async () => {
    const jobs = newJobs();
    const image = { id: 'one' } as ImageRecord;
    const { finished } = jobs.start({ ...banana, count: 2 }, async (report) => {
      report.arrived(image);
      throw new StudioError({ kind: 'refused', message: 'No.' });
    });
    await assert.rejects(finished, { kind: 'refused' });
    const [job] = jobs.list();
    assert.deepEqual(job?.images, [image]);
    assert.equal(job?.state.phase, 'failed');
  });

  it('cancels through the signal, and says cancelled rather than failed', async () => {
    const jobs = newJobs();
    const { jobId, finished } = jobs.start(
      banana,
      ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(cancelled()))),
    );
    jobs.cancel(jobId);
    await assert.rejects(finished, { kind: 'cancelled' });
    assert.equal(jobs.list()[0]?.state.phase, 'cancelled');
  });

  it('dismisses finished jobs only, and forgets the oldest past twenty', async () => {
    const jobs = newJobs();
    const running = jobs.start(banana, () => new Promise<never>(() => undefined));
    jobs.dismiss(running.jobId);
    assert.equal(jobs.list().length, 1);
    for (let count = 0; count < 30; count++) await jobs.start(banana, async () => undefined).finished;
    const list = jobs.list();
    assert.ok(list.some(({ id }) => id === running.jobId));
    assert.ok(list.length <= 22, `${list.length} jobs are still listed`);
  });
});
