import assert from 'node:assert/strict';
import { generate } from '../../../src/studio/generate.ts';
import { keepJobsFresh } from '../../../src/studio/jobs/freshJobs.ts';
import { until } from '../library/database/windows.ts';
import { closeAll } from '../library/testLibrary.ts';
import { testStudio } from './testStudio.ts';

describe('the images of a listed job', () => {
  after(closeAll);

  it('are as the library has them now, wherever they were starred or deleted', async () => {
    const studio = await testStudio();
    const stop = keepJobsFresh(studio.jobs, studio.opened, studio.warn);
    const [image] = await generate(studio, { prompt: 'a fox' }).finished;
    assert.ok(image);
    const listed = () => studio.jobs.list()[0]?.images[0];
    const becomes = async (isSo: () => boolean | undefined) => {
      await until(isSo, (isThere) => isThere === true);
    };

    await studio.opened.images.update([image.id], { favourite: true });
    await becomes(() => listed()?.favourite);
    await studio.opened.images.delete([image.id]);
    await becomes(() => listed()?.deletedAt !== undefined);
    await studio.opened.images.restore([image.id]);
    await becomes(() => listed()?.deletedAt === undefined);
    stop();
  });
});
