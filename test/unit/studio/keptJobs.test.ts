import assert from 'node:assert/strict';
import type { KeptJob } from '../../../src/library/jobs.ts';
import { generate } from '../../../src/studio/generate.ts';
import { createJobs, type Job, type SentTurn } from '../../../src/studio/jobs/jobs.ts';
import { adoptLostJobs, createJobKeeper, type LostJobsContext } from '../../../src/studio/jobs/keptJobs.ts';
import { closeAll, facts, openTest, png, someOptions, type TestLibrary } from '../library/testLibrary.ts';
import { testStudio } from './testStudio.ts';

const thisWindow = { processId: 100, session: 'this' };
const closedWindow = { processId: 200, session: 'closed' };
const day = 24 * 60 * 60 * 1000;

/** A job that a window was busy with. */
async function leaveRunning(
  library: TestLibrary,
  window = closedWindow,
  images: Job['images'] = [],
  sent: readonly SentTurn[] = [],
): Promise<string> {
  const id = crypto.randomUUID();
  const keeper = createJobKeeper(window, async () => library, assert.fail);
  const job = { kind: 'generate', prompt: 'a banana', options: someOptions, count: 3 } as const;
  await keeper.keep({ ...job, id, images, createdAt: Date.now(), state: { phase: 'queued' } }, sent);
  return id;
}

function adopt(library: TestLibrary, own: Partial<LostJobsContext> = {}) {
  const adopted: Job[] = [];
  const context = { library, window: thisWindow, isRunning: () => false, now: Date.now, keepTurn: assert.fail, ...own };
  return adoptLostJobs({ ...context, jobs: { adopt: (job) => adopted.push(job) } }).then(() => adopted);
}

describe('jobs of a window that was closed', () => {
  let library: TestLibrary;
  beforeEach(async () => {
    library = await openTest();
  });
  afterEach(closeAll);

  it('are told once, as failed, perhaps paid for, and with what is needed to try again', async () => {
    const id = await leaveRunning(library);
    const [job, ...more] = await adopt(library);
    assert.equal(more.length, 0);
    assert.deepEqual([job?.id, job?.prompt, job?.count], [id, 'a banana', 3]);
    const failure = job?.state.phase === 'failed' ? job.state.failure : undefined;
    assert.match(failure?.message ?? '', /window was closed while this was running/);
    assert.deepEqual([failure?.retryable, failure?.mayHaveBeenPaid], [true, true]);
    assert.deepEqual(await adopt(library), []);
  });

  it('bring the images that had arrived', async () => {
    const image = await library.images.add(png(), facts());
    await leaveRunning(library, closedWindow, [image]);
    const [job] = await adopt(library);
    assert.deepEqual(job?.images, [image]);
  });

  it('have a line in the ledger for what was sent, and one only: what arrived is known, the rest is not', async () => {
    const turns: readonly string[] = Array.from({ length: 3 }, () => crypto.randomUUID());
    const [known = '', arrived = '', unknown = ''] = turns;
    await library.usage.record({
      createdAt: 1,
      model: 'm',
      outcome: 'refused',
      costUSD: 0,
      turnId: known,
      demo: false,
    });
    const image = await library.images.add(png(), facts({ turnId: arrived, costUSD: 0.04 }));
    const sent = turns.map((turnId) => ({ turnId, demo: false }));
    await leaveRunning(library, closedWindow, [], sent);
    const [job] = await adopt(library);
    const lines = await library.usage.lines();
    assert.deepEqual(
      lines
        .toSorted((a, b) => turns.indexOf(a.turnId ?? '') - turns.indexOf(b.turnId ?? ''))
        .map(({ turnId, outcome, costUSD }) => [turnId, outcome, costUSD]),
      [
        [known, 'refused', 0],
        [arrived, 'image', 0.04],
        [unknown, 'network', undefined],
      ],
    );
    assert.deepEqual(job?.images, [image]);
  });

  it('lose neither their line nor themselves when the window that finds them dies on the way', async () => {
    const sent = [{ turnId: crypto.randomUUID(), demo: false }];
    const id = await leaveRunning(library, closedWindow, [], sent);
    const dies = () => Promise.reject(new Error('killed'));
    const steps = [
      { ...library, usage: { ...library.usage, recordLost: dies } },
      { ...library, jobs: { ...library.jobs, remove: dies } },
    ];
    for (const dying of steps) await assert.rejects(adopt(library, { library: dying }), /killed/);
    const [job] = await adopt(library);
    assert.equal(job?.id, id);
    assert.equal((await library.usage.lines()).length, 1);
  });

  it('that sent a message twice have a line for each time', async () => {
    const turnId = crypto.randomUUID();
    const refused = { createdAt: 1, model: 'm', outcome: 'rateLimited', costUSD: 0, turnId, demo: false } as const;
    await library.usage.record(refused);
    await leaveRunning(library, closedWindow, [], Array(2).fill({ turnId, demo: false }));
    await adopt(library);
    const lines = await library.usage.lines();
    assert.deepEqual(
      lines.map(({ outcome, costUSD }) => [outcome, costUSD]),
      [
        ['rateLimited', 0],
        ['network', undefined],
      ],
    );
  });

  it('that were given up too soon are counted as they end, once', async () => {
    const turnId = crypto.randomUUID();
    await leaveRunning(library, closedWindow, [], [{ turnId, demo: false }]);
    await adopt(library);
    const end = {
      createdAt: 2,
      model: 'm',
      outcome: 'image',
      costUSD: 0.04,
      durationMs: 5,
      turnId,
      demo: false,
    } as const;
    await library.usage.record(end);
    assert.deepEqual(
      (await library.usage.lines()).map(({ outcome, costUSD }) => [outcome, costUSD]),
      [['image', 0.04]],
    );
  });

  it('are told by one window, when several start at once', async () => {
    await leaveRunning(library, closedWindow, [], [{ turnId: crypto.randomUUID(), demo: false }]);
    const told = await Promise.all([adopt(library), adopt(library), adopt(library)]);
    assert.equal(told.flat().length, 1);
    assert.equal((await library.usage.lines()).length, 1);
  });

  it('are left alone while their window lives', async () => {
    await leaveRunning(library);
    assert.deepEqual(await adopt(library, { isRunning: (processId) => processId === 200 }), []);
    await leaveRunning(library, thisWindow);
    assert.deepEqual((await adopt(library, { isRunning: () => true })).length, 0);
  });

  it('are told when their process number belongs to somebody else by now', async () => {
    await leaveRunning(library, { processId: 100, session: 'before' });
    assert.equal((await adopt(library)).length, 1);
    await leaveRunning(library);
    const tomorrow = () => Date.now() + day + 1;
    assert.equal((await adopt(library, { isRunning: () => true, now: tomorrow })).length, 1);
  });

  it('of another kind, or damaged, harm nothing', async () => {
    const batch = { id: crypto.randomUUID(), kind: 'batch', createdAt: 0, state: { name: 'batches/1' } };
    await library.jobs.save(batch);
    await library.jobs.save({ id: crypto.randomUUID(), kind: 'request', createdAt: 0, state: 'nonsense' });
    assert.deepEqual(await adopt(library), []);
    assert.deepEqual(await library.jobs.list(), [batch]);
  });
});

describe('a running job', () => {
  afterEach(closeAll);

  it('is on disk before its request is sent, with what is sent, and gone when it has ended', async () => {
    const library = await openTest();
    const keeper = createJobKeeper(thisWindow, async () => library, assert.fail);
    let kept: readonly KeptJob[] = [];
    const studio = await testStudio({
      keeper,
      fail: async () => {
        kept = await library.jobs.list();
      },
    });
    const [image] = await generate(studio, { prompt: 'a banana' }).finished;
    const [{ state } = { state: undefined }] = kept;
    assert.deepEqual((state as { sent: unknown }).sent, [{ turnId: image?.turnId, demo: false }]);
    assert.deepEqual(await library.jobs.list(), []);
  });

  it('that cannot be kept is not sent', async () => {
    const keeper = { keep: async () => Promise.reject(new Error('disk full')), forget: async () => undefined };
    const jobs = createJobs(Date.now, crypto.randomUUID.bind(crypto), keeper);
    const job = { kind: 'generate', prompt: 'x', options: someOptions, count: 1 } as const;
    const { finished } = jobs.start(job, async () => assert.fail('sent'));
    await assert.rejects(finished, /disk full/);
  });
});
