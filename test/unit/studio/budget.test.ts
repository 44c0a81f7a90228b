import assert from 'node:assert/strict';
import { overBudget } from '../../../src/studio/budget.ts';
import { edit } from '../../../src/studio/edit.ts';
import { generate } from '../../../src/studio/generate.ts';
import { closeAll, png } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

const november = Date.UTC(2026, 10, 22);

/** One image at 1K costs about $0.034 with the default model. */
async function spentStudio(budgetUSD: number, spentUSD: number, createdAt = november): Promise<TestStudio> {
  const studio = await testStudio({ settings: { budgetUSD }, now: () => november });
  const line = { createdAt, model: 'gemini-nano-banana-2.1', outcome: 'image', demo: false } as const;
  await studio.opened.usage.record({ ...line, costUSD: spentUSD });
  return studio;
}

describe('the monthly budget', () => {
  after(closeAll);

  it('stops a request that would pass it, with the figures, before anything is sent', async () => {
    const studio = await spentStudio(10, 9.99);
    await assert.rejects(generate(studio, { prompt: 'x' }).finished, {
      kind: 'budget',
      message: /\$9\.99 of \$10\.00 are used this month, and this is about \$0\.034 more/,
    });
    studio.userFiles.set('file:///a.png', png());
    await assert.rejects(edit(studio, { prompt: 'x', image: 'file:///a.png' }).finished, { kind: 'budget' });
    assert.equal(studio.asked.length, 0);
  });

  it('lets it go on when the user knows', async () => {
    const studio = await spentStudio(10, 9.99);
    await generate(studio, { prompt: 'x', confirmBudget: true }).finished;
    assert.equal(studio.asked.length, 1);
  });

  it('lets pass what fits, and counts every image of a request', async () => {
    const studio = await spentStudio(10, 9.9);
    await generate(studio, { prompt: 'x' }).finished;
    await assert.rejects(generate(studio, { prompt: 'x', count: 4 }).finished, { kind: 'budget' });
  });

  it('counts what runs already, so that several requests at once do not slip through', async () => {
    const studio = await spentStudio(10, 9.95);
    const { options } = describeWork(studio);
    const running = studio.jobs.start(
      { kind: 'generate', prompt: 'x', options, count: 1 },
      () => new Promise(() => {}),
    );
    assert.match((await overBudget(studio, describeWork(studio)))?.message ?? '', /monthly budget/);
    assert.equal(await overBudget(studio, describeWork(studio), running.jobId), undefined);
  });

  it('starts anew with the month', async () => {
    const studio = await spentStudio(10, 9.99, Date.UTC(2026, 9, 31, 23, 59));
    assert.equal(await overBudget(studio, describeWork(studio)), undefined);
  });

  it('asks when the price is unknown', async () => {
    const studio = await spentStudio(10, 0);
    await assert.rejects(generate(studio, { prompt: 'x', model: 'gemini-9-image' }).finished, {
      kind: 'budget',
      message: /price of gemini-9-image is not known/,
    });
  });

  it('of zero is none', async () => {
    const studio = await spentStudio(0, 1000);
    assert.equal(await overBudget(studio, describeWork(studio)), undefined);
  });
});

const describeWork = (studio: TestStudio) => ({ prompt: 'x', options: studio.settings().defaults, count: 1 });
