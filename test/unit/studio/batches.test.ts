import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchDraft, BatchStart } from '../../../src/protocol/api/batches.ts';
import { cancelled, type FailureKind, StudioError } from '../../../src/protocol/failure.ts';
import { type BatchRunner, createBatchRunner } from '../../../src/studio/batches/batchRunner.ts';
import { batchSnapshot } from '../../../src/studio/batches/batchSnapshot.ts';
import { changeBatch } from '../../../src/studio/batches/changeBatch.ts';
import { planBatch } from '../../../src/studio/batches/planBatch.ts';
import { startBatch } from '../../../src/studio/batches/startBatch.ts';
import { closeAll, tamper } from '../library/testLibrary.ts';
import { type TestStudio, type TestStudioOptions, testStudio } from './testStudio.ts';

const runners: BatchRunner[] = [];

/** A batch of so many prompts in a window of its own. */
async function start(count: number, options: TestStudioOptions = {}, own: Partial<BatchStart & BatchDraft> = {}) {
  const studio = await testStudio({ now: Date.now, ...options });
  const runner = newRunner(studio);
  const id = await enter(studio, runner, count, own);
  return { studio, runner, id };
}

/** Its lease outlasts any test: it ends when a test says so, not when the machine is slow. */
function newRunner(studio: TestStudio): BatchRunner {
  const runner = createBatchRunner(studio, { worker: crypto.randomUUID() });
  runners.push(runner);
  return runner;
}

async function enter(studio: TestStudio, runner: BatchRunner, count: number, own: Partial<BatchStart & BatchDraft>) {
  const text = Array.from({ length: count }, (_, n) => `prompt ${n}`).join('\n');
  const { models = [], resolutions = [], limitUSD } = own;
  const draft: BatchDraft = { source: { kind: 'text', text }, models, aspectRatios: [], resolutions, count: 1 };
  const { sha256 } = await planBatch(studio, draft);
  return startBatch(studio, runner, draft, {
    name: 'fruit',
    lane: 'paced',
    sha256,
    writeFiles: false,
    ...(limitUSD !== undefined && { limitUSD }),
  });
}

async function until(studio: TestStudio, runner: BatchRunner, id: string, phase: string) {
  for (const giveUp = Date.now() + 40_000; ; await sleep(20)) {
    const batch = await batchSnapshot(studio, runner, id);
    if (batch?.phase === phase) return batch;
    if (Date.now() > giveUp) assert.fail(`${batch?.phase}: ${JSON.stringify(batch)}`);
  }
}

/** What is on its way has ended, and whoever would send more has had the time to. */
async function atRest(studio: TestStudio, runner: BatchRunner, id: string) {
  while ((await studio.opened.batches.totals(id)).counts.sent > 0) await sleep(10);
  await sleep(200);
  const batch = await batchSnapshot(studio, runner, id);
  return batch ?? assert.fail('it is gone');
}

const refuse = (kind: FailureKind, more: object = {}) => {
  throw new StudioError({ kind, message: `It is ${kind}.`, ...more });
};

describe('a batch', () => {
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.close()));
    await closeAll();
  });

  it('makes an image of every prompt, tagged with its name, and the ledger knows the batch', async () => {
    const { studio, runner, id } = await start(12);
    const { counts, costUSD } = await until(studio, runner, id, 'done');
    assert.deepEqual([counts.done, studio.asked.length], [12, 12]);
    assert.ok(Math.abs(costUSD - 12 * 0.0336) < 0.01);
    const tagged = await studio.opened.images.list({ tags: ['fruit'] });
    assert.equal(tagged.total, 12);
    const lines = await studio.opened.usage.lines();
    assert.deepEqual([...new Set(lines.map(({ batchId }) => batchId))], [id]);
  });

  it('sends nothing more when it is paused, keeps what is on its way, and goes on', async () => {
    const answers = Promise.withResolvers<void>();
    const { studio, runner, id } = await start(8, { fail: () => answers.promise });
    while (studio.asked.length < 2) await sleep(5);
    await changeBatch(studio, runner, id, { do: 'pause' });
    answers.resolve();
    const { counts: paused } = await atRest(studio, runner, id);
    assert.deepEqual([studio.asked.length, paused.done, paused.queued], [2, 2, 6]);
    await changeBatch(studio, runner, id, { do: 'resume' });
    const { counts } = await until(studio, runner, id, 'done');
    assert.deepEqual([counts.done, studio.asked.length], [8, 8]);
  });

  it('does next what was moved to the front', async () => {
    const answers = Promise.withResolvers<void>();
    const { studio, runner, id } = await start(10, { fail: () => answers.promise });
    await changeBatch(studio, runner, id, { do: 'move', rows: [9, 8], to: 'first' });
    answers.resolve();
    await until(studio, runner, id, 'done');
    const order = studio.asked.map(({ prompt }) => Number(prompt.split(' ')[1]));
    assert.ok(order.indexOf(9) < order.indexOf(8) && order.indexOf(8) < order.indexOf(6), order.join());
  });

  it('cancelled, leaves out what was not sent', async () => {
    const answers = Promise.withResolvers<void>();
    const { studio, runner, id } = await start(10, { fail: () => answers.promise });
    while (studio.asked.length < 2) await sleep(5);
    await changeBatch(studio, runner, id, { do: 'cancel' });
    answers.resolve();
    const { phase, counts } = await atRest(studio, runner, id);
    assert.equal(phase, 'cancelled');
    assert.deepEqual([studio.asked.length, counts.done, counts.cancelled, counts.queued], [2, 2, 8, 0]);
  });

  it('cancelled while what stops it is on its way, stays cancelled; what comes back then is left out', async () => {
    const answers = Promise.withResolvers<void>();
    const { studio, runner, id } = await start(10, {
      fail: async ({ prompt }) => {
        await answers.promise;
        refuse(prompt === 'prompt 0' ? 'quotaExhausted' : 'overloaded', { retryable: true });
      },
    });
    while (studio.asked.length < 2) await sleep(5);
    await changeBatch(studio, runner, id, { do: 'cancel' });
    answers.resolve();
    const { phase, counts } = await atRest(studio, runner, id);
    assert.deepEqual([phase, counts.cancelled], ['cancelled', 10]);
  });

  it('that ends as somebody pauses it, stays done', async () => {
    const { studio, runner, id } = await start(1);
    await until(studio, runner, id, 'done');
    const { batches } = studio.opened;
    const asBefore = async (wanted: string) => {
      const batch = await batches.get(wanted);
      return batch && { ...batch, phase: 'running' as const };
    };
    const late = { ...studio, library: async () => ({ ...studio.opened, batches: { ...batches, get: asBefore } }) };
    for (const what of ['pause', 'cancel'] as const) await changeBatch(late, runner, id, { do: what });
    assert.equal((await batches.get(id))?.phase, 'done');
  });

  it('is not taken for that of a window that is gone while its rows are entered, however long that takes', async () => {
    let now = 1e12;
    const studio = await testStudio({ now: () => now });
    const { rows, ...batches } = studio.opened.batches;
    const other = newRunner(studio);
    const add: typeof rows.add = async (id, all, lease) => {
      for (const row of all) {
        now += 20_000;
        await rows.add(id, [row], lease);
        await other.look();
      }
    };
    const slow = {
      ...studio,
      library: async () => ({ ...studio.opened, batches: { ...batches, rows: { ...rows, add } } }),
    };
    const id = await enter(slow, { ...newRunner(slow), look: async () => undefined }, 4, {});
    assert.equal((await batches.totals(id)).counts.queued, 4);
    assert.equal((await batches.get(id))?.phase, 'running');
  });

  for (const kind of ['modelRetired', 'quotaExhausted', 'noBilling', 'badKey'] as const) {
    it(`stops at the first ${kind}, with what remains saved`, async () => {
      const { studio, runner, id } = await start(50, { fail: () => refuse(kind) });
      const { reason, counts } = await until(studio, runner, id, 'stopped');
      assert.equal(reason?.kind, kind);
      assert.ok(studio.asked.length <= 2, `${studio.asked.length} asked`);
      assert.equal(counts.queued, 50);
    });
  }

  it('goes on past a refusal; once more means the failed ones alone', async () => {
    let calm = false;
    const { studio, runner, id } = await start(6, {
      fail: ({ prompt }) => !calm && / [24]$/.test(prompt) && refuse('refused', { mayHaveBeenPaid: true }),
    });
    const first = await until(studio, runner, id, 'done');
    assert.deepEqual([first.counts.done, first.counts.failed, first.maybePaid], [4, 2, 2]);
    calm = true;
    await changeBatch(studio, runner, id, { do: 'retry', state: 'failed' });
    const { counts } = await until(studio, runner, id, 'done');
    assert.deepEqual([counts.done, counts.failed, studio.asked.length], [6, 0, 8]);
  });

  it('rests a row that Google was too busy for, and goes on with the others', async () => {
    const others = Promise.withResolvers<void>();
    let tries = 0;
    const { studio, runner, id } = await start(6, {
      async fail({ prompt }) {
        if (prompt !== 'prompt 0') return;
        if (tries++ === 0) refuse('overloaded', { retryable: true });
        await others.promise;
      },
    });
    let rested = 0;
    while ((await studio.opened.batches.totals(id)).counts.done < 5) {
      rested = Math.max(rested, (runner.live(id)?.get(0)?.until ?? 0) - Date.now());
      await sleep(10);
    }
    others.resolve();
    assert.ok(rested > 0);
    const { counts } = await until(studio, runner, id, 'done');
    assert.deepEqual([counts.done, studio.asked.length], [6, 7]);
  });

  it('stops before it passes its own limit, and goes on when that is raised', async () => {
    const { studio, runner, id } = await start(10, {}, { limitUSD: 0.15 });
    const { counts, reason, raiseTo } = await until(studio, runner, id, 'stopped');
    assert.equal(reason?.kind, 'budget');
    assert.equal(counts.done, 4);
    assert.equal(raiseTo, 0.3);
    await changeBatch(studio, runner, id, { do: 'resume', limitUSD: 1 });
    assert.equal((await until(studio, runner, id, 'done')).counts.done, 10);
  });

  it('that may cost less than one image of it says what would do', async () => {
    const { studio, runner, id } = await start(2, {}, { limitUSD: 0.01 });
    const { counts, raiseTo = 0 } = await until(studio, runner, id, 'stopped');
    assert.equal(counts.done, 0);
    await changeBatch(studio, runner, id, { do: 'resume', limitUSD: raiseTo });
    assert.equal((await until(studio, runner, id, 'done')).counts.done, 2);
  });

  it('stops at the budget of the month', async () => {
    const { studio, runner, id } = await start(10, { settings: { budgetUSD: 0.1 } }, { limitUSD: 0.12 });
    const { counts, reason, raiseTo } = await until(studio, runner, id, 'stopped');
    assert.equal(reason?.kind, 'budget');
    assert.equal(raiseTo, undefined, 'another limit of the batch would not help');
    assert.equal(counts.done, 2);
  });

  it('is worked on by one window; another takes over when it dies, and asks about what is unknown', async () => {
    const { studio, runner, id } = await start(6, {
      fail: ({ prompt }) => (prompt === 'prompt 3' ? sleep(60_000, undefined, { ref: false }) : undefined),
    });
    const other = newRunner(studio);
    while ((await studio.opened.batches.totals(id)).counts.done < 5) await sleep(10);
    await other.look();
    assert.equal(other.live(id), undefined);
    assert.equal((await batchSnapshot(studio, other, id))?.elsewhere, true);
    // The first one dies: no heartbeat any more, its request on its way.
    await studio.opened.batches.lease(id, { worker: runner.lease().worker, until: Date.now() - 1 });
    await other.look();
    const batch = await until(studio, other, id, 'done');
    assert.deepEqual([batch.counts.done, batch.counts.unknown, batch.maybePaid], [5, 1, 1]);
    const lines = await studio.opened.usage.lines();
    assert.equal(lines.filter(({ costUSD }) => costUSD === undefined).length, 1);
    assert.equal(studio.asked.length, 6);
    runners.splice(runners.indexOf(runner), 1);
  });

  it('is not done while a row comes back into the queue as the last others are looked for', async () => {
    const studio = await testStudio({
      now: Date.now,
      fail: async ({ prompt }, asked) => {
        if (prompt !== 'prompt 1' || asked > 2) return;
        await lookedForMore.promise;
        throw cancelled();
      },
    });
    const lookedForMore = Promise.withResolvers<void>();
    const { rows, ...batches } = studio.opened.batches;
    /** Answers only after the one row in hand, which it was told of, is queued again. */
    const queued: typeof rows.queued = async (id, limit, except) => {
      const found = await rows.queued(id, limit, except);
      if (found.length > 0 || except?.join() !== '1') return found;
      lookedForMore.resolve();
      while ((await batches.totals(id)).counts.queued === 0) await sleep(2);
      await sleep(20);
      return found;
    };
    const library = async () => ({ ...studio.opened, batches: { ...batches, rows: { ...rows, queued } } });
    const slow = { ...studio, library };
    const runner = newRunner(slow);
    const id = await enter(slow, runner, 2, {});
    const { counts } = await until(studio, runner, id, 'done');
    assert.deepEqual([counts.done, counts.queued, studio.asked.length], [2, 0, 3]);
  });

  it('is not done when a row was queued again a moment ago', async () => {
    const { studio, runner, id } = await start(1, { fail: () => refuse('refused') });
    await until(studio, runner, id, 'done');
    await runner.close();
    const { batches } = studio.opened;
    assert.equal(await batches.finish(id), true);
    await batches.work.requeue(id, { rows: [0] });
    await batches.setPhase(id, 'running', ['done']);
    assert.equal(await batches.finish(id), false);
    assert.equal((await batches.get(id))?.phase, 'running');
  });

  it('is left to other windows by one that is closed while it takes it up', async () => {
    const studio = await testStudio({ now: Date.now });
    const entering = newRunner(studio);
    const id = await enter(studio, { ...entering, look: async () => undefined }, 3, {});
    await studio.opened.batches.release(id, entering.lease().worker);
    const closing = Promise.withResolvers<void>();
    const { lease, ...batches } = studio.opened.batches;
    const slow = {
      ...studio,
      library: async () => ({
        ...studio.opened,
        batches: {
          ...batches,
          lease: async (...args: Parameters<typeof lease>) => {
            const taken = await lease(...args);
            closing.resolve();
            await sleep(20);
            return taken;
          },
        },
      }),
    };
    const runner = newRunner(slow);
    void runner.look();
    await closing.promise;
    await runner.close();
    assert.deepEqual([runner.held(), studio.asked.length], [[], 0]);
    assert.equal((await batches.get(id))?.worker, undefined);
  });

  it('takes an image that arrived while its window died as what it is', async () => {
    const { studio, runner, id } = await start(1);
    await until(studio, runner, id, 'done');
    await runner.close();
    const asBefore = "UPDATE batch_rows SET state = 'sent', image_id = NULL, worker = 'gone'";
    await tamper(studio.opened.folder, asBefore);
    await tamper(studio.opened.folder, "UPDATE batches SET state = 'running', worker = NULL, lease_until = 0");
    await tamper(studio.opened.folder, 'DELETE FROM usage_ledger');
    const next = newRunner(studio);
    await next.look();
    const { counts } = await until(studio, next, id, 'done');
    assert.deepEqual([counts.done, studio.asked.length], [1, 1]);
    const [line, ...others] = await studio.opened.usage.lines();
    assert.deepEqual([line?.outcome, line?.usage?.outputImage, others.length], ['image', 1120, 0]);
  });

  it('is not touched by what becomes of its file while it runs; a name that is taken gets a number', async () => {
    const studio = await testStudio({ now: Date.now });
    const runner = newRunner(studio);
    const uri = 'file:///list.txt';
    studio.userFiles.set(uri, Buffer.from('a\nb\nc'));
    const draft: BatchDraft = {
      ...{ source: { kind: 'file', uri }, models: [], aspectRatios: [], resolutions: [], count: 1 },
    };
    const { sha256 } = await planBatch(studio, draft);
    const how = { name: 'list', lane: 'paced', sha256, writeFiles: false } as const;
    const id = await startBatch(studio, runner, draft, how);
    studio.userFiles.set(uri, Buffer.from('x\ny'));
    await until(studio, runner, id, 'done');
    assert.deepEqual(studio.asked.map(({ prompt }) => prompt).toSorted(), ['a', 'b', 'c']);
    const again = await startBatch(studio, runner, draft, { ...how, sha256: (await planBatch(studio, draft)).sha256 });
    assert.equal((await batchSnapshot(studio, runner, again))?.name, 'list 2');
  });

  it('refuses a list that has changed since it was looked at', async () => {
    const studio = await testStudio();
    const runner = newRunner(studio);
    studio.userFiles.set('file:///list.txt', Buffer.from('a\nb'));
    const draft: BatchDraft = {
      ...{ source: { kind: 'file', uri: 'file:///list.txt' }, models: [], aspectRatios: [], resolutions: [], count: 1 },
    };
    const { sha256, ready } = await planBatch(studio, draft);
    assert.equal(ready.length, 2);
    studio.userFiles.set('file:///list.txt', Buffer.from('a\nb\nc'));
    const how = { name: '', lane: 'paced', sha256, writeFiles: false } as const;
    await assert.rejects(startBatch(studio, runner, draft, how), { kind: 'invalidInput', message: /has changed/ });
  });
});
