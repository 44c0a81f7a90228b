import assert from 'node:assert/strict';
import type { Library } from '../../../src/library/library.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import { edit } from '../../../src/studio/edit.ts';
import { generate } from '../../../src/studio/generate.ts';
import { retryJob } from '../../../src/studio/jobs/retryJob.ts';
import { closeAll, facts, png } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

/** The same studio, its library changed in one place. */
const withLibrary = (studio: TestStudio, change: Partial<Library>): TestStudio => ({
  ...studio,
  library: async () => ({ ...studio.opened, ...change }),
});

describe('an answer that was paid for', () => {
  let studio: TestStudio;
  beforeEach(async () => {
    studio = await testStudio();
  });
  after(closeAll);

  it('is on disk before anything else is done with it', async () => {
    const { images, usage } = studio.opened;
    const steps: string[] = [];
    const watched = withLibrary(studio, {
      images: { ...images, add: (...args) => images.add(...args).finally(() => steps.push('image')) },
      usage: { ...usage, record: (line) => usage.record(line).finally(() => steps.push(line.outcome)) },
    });
    await generate(watched, { prompt: 'A fox' }).finished;
    assert.deepEqual(steps, ['image', 'image']);
    const ledgerFails = withLibrary(studio, {
      usage: { ...usage, record: () => Promise.reject(new Error('the ledger is stuck')) },
    });
    const [made] = await generate(ledgerFails, { prompt: 'A fox' }).finished;
    assert.ok(made && (await images.get(made.id)));
    assert.match(studio.opened.warnings.join(), /could not be written into the ledger/);
  });

  it('is ready to be shown in any window: codecs start with the request, the thumbnail with the image', async () => {
    const { images } = studio.opened;
    const steps: string[] = [];
    const watched: TestStudio = {
      ...withLibrary(studio, {
        images: {
          ...images,
          add(bytes, own, more) {
            steps.push(more?.soonSeen ? 'thumbnail' : 'no thumbnail');
            return images.add(bytes, own, more);
          },
        },
      }),
      imaging: { ...studio.imaging, warm: () => steps.push(`codecs, ${studio.asked.length} asked`) },
    };
    await generate(watched, { prompt: 'A fox' }).finished;
    assert.deepEqual(steps, ['codecs, 0 asked', 'thumbnail']);
  });

  it('is kept even when the ledger never answers', async () => {
    const { images, usage } = studio.opened;
    const silent = withLibrary(studio, { usage: { ...usage, record: () => new Promise(() => undefined) } });
    generate(silent, { prompt: 'A fox' });
    const deadline = Date.now() + 15_000;
    while ((await images.list({})).total === 0) assert.ok(Date.now() < deadline, 'the image waits for its line');
  });

  it('is counted, and said to be paid, when it cannot be saved', async () => {
    const { images, usage } = studio.opened;
    const full = withLibrary(studio, {
      images: {
        ...images,
        add: () => Promise.reject(new StudioError({ kind: 'storage', message: 'The disk is full.', retryable: true })),
      },
    });
    await assert.rejects(generate(full, { prompt: 'A fox' }).finished, { kind: 'storage', mayHaveBeenPaid: true });
    assert.equal((await usage.summary()).requests, 1);
  });
});

describe('trying again', () => {
  let studio: TestStudio;
  beforeEach(async () => {
    studio = await testStudio();
  });
  after(closeAll);

  const failing = (from: TestStudio): TestStudio => ({
    ...from,
    connect: () => Promise.reject(new StudioError({ kind: 'overloaded', message: 'Busy.', retryable: true })),
  });

  it('keeps an edit an edit: of the same image, in its shape', async () => {
    const { id } = await studio.opened.images.add(png(), facts());
    const first = edit(failing(studio), { prompt: 'Add a boat', image: id });
    await assert.rejects(first.finished, { kind: 'overloaded' });
    await (await retryJob(studio, first.jobId)).finished;
    assert.equal(studio.asked.at(-1)?.options.aspectRatio, undefined);
    const { images } = await studio.opened.images.list({ text: 'boat' });
    assert.deepEqual(
      images.map(({ origin, parentId }) => [origin, parentId]),
      [['edited', id]],
    );
    assert.ok(!studio.jobs.list().some((job) => job.id === first.jobId));
  });

  it('sends the references again, and asks for what is missing', async () => {
    studio.userFiles.set('file:///one.png', png());
    const first = generate(failing(studio), { prompt: 'Hats', count: 3, references: ['file:///one.png'] });
    await assert.rejects(first.finished);
    await (await retryJob(studio, first.jobId)).finished;
    assert.equal(studio.asked.length, 3);
    assert.equal(studio.asked.at(-1)?.references.length, 1);
  });

  it('goes past the budget once the user has said so', async () => {
    const poor = await testStudio({ settings: { budgetUSD: 0.001 } });
    const first = generate(poor, { prompt: 'A palace' });
    await assert.rejects(first.finished, { kind: 'budget' });
    assert.equal(poor.asked.length, 0);
    await (await retryJob(poor, first.jobId, { confirmBudget: true })).finished;
    assert.equal(poor.asked.length, 1);
  });

  it('is refused for a job that runs or is gone', () => {
    return assert.rejects(retryJob(studio, 'nobody'), { kind: 'notFound' });
  });
});
