import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoServer } from '../../../src/demo/server.ts';
import { createGemini } from '../../../src/gemini/client.ts';
import type { BatchDraft, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import { type BatchRunner, createBatchRunner } from '../../../src/studio/batches/batchRunner.ts';
import { batchSnapshot } from '../../../src/studio/batches/batchSnapshot.ts';
import { changeBatch } from '../../../src/studio/batches/changeBatch.ts';
import { planBatch } from '../../../src/studio/batches/planBatch.ts';
import { startBatch } from '../../../src/studio/batches/startBatch.ts';
import { scriptedFaults } from '../../support/scriptedFaults.ts';
import { quickModel, startStandIn } from '../demo/standIn.ts';
import { closeAll } from '../library/testLibrary.ts';
import { type TestStudio, testStudio } from './testStudio.ts';

/** Google's Batch API as the stand-in has it, through the real SDK. */
describe('a batch at Google', () => {
  const runners: BatchRunner[] = [];
  let server: DemoServer;
  let studio: TestStudio;
  before(async () => {
    server = await startStandIn({ fault: scriptedFaults });
  });
  after(() => server.close());
  beforeEach(async () => {
    const plain = await testStudio({ now: Date.now });
    const gemini = createGemini({ apiKey: server.key, baseUrl: server.baseUrl });
    studio = { ...plain, connect: async () => ({ demo: false, gemini }) };
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.close()));
    await closeAll();
  });

  function newRunner(worker = crypto.randomUUID()): BatchRunner {
    const runner = createBatchRunner(studio, { worker, leaseMs: 300, pollMs: 40 });
    runners.push(runner);
    return runner;
  }

  async function start(list: readonly string[] | BatchDraft['source'], runner = newRunner(), limitUSD = 0) {
    const draft: BatchDraft = {
      source: 'kind' in list ? list : { kind: 'text', text: list.join('\n') },
      models: [quickModel],
      aspectRatios: [],
      resolutions: ['512'],
      count: 1,
    };
    const { sha256 } = await planBatch(studio, draft);
    const how = { name: 'cheap', lane: 'google', sha256, writeFiles: false, limitUSD } as const;
    return { runner, id: await startBatch(studio, runner, draft, how) };
  }

  async function until(id: string, runner: BatchRunner, is: (batch: BatchSnapshot) => boolean) {
    for (const giveUp = Date.now() + 40_000; ; await sleep(20)) {
      const batch = await batchSnapshot(studio, runner, id);
      if (batch && is(batch)) return batch;
      if (Date.now() > giveUp) assert.fail(JSON.stringify(batch));
    }
  }
  const isDone = ({ phase }: BatchSnapshot) => phase === 'done';

  it('is submitted, asked about and collected, at half the price', async () => {
    const { id, runner } = await start(['a red cat', 'a blue cat', 'a green cat']);
    const { counts, costUSD } = await until(id, runner, isDone);
    assert.equal(counts.done, 3);
    const lines = await studio.opened.usage.lines();
    assert.equal(lines.length, 3);
    assert.ok(lines.every(({ batch, batchId, outcome }) => batch && batchId === id && outcome === 'image'));
    const [image] = (await studio.opened.images.list({ tags: ['cheap'] })).images;
    // 747 tokens at $60 a million, half of it, and some cents of a cent for words.
    assert.ok(image?.costUSD && image.costUSD > 0.0224 && image.costUSD < 0.024, String(image?.costUSD));
    assert.ok(costUSD > 0.067);
  });

  it('tells each row its own end: refused in Google’s words, failed, done', async () => {
    const { id, runner } = await start(['a cat [[fault:refusal IMAGE_OTHER]]', 'a dog [[fault:overloaded]]', 'a bird']);
    const { counts } = await until(id, runner, isDone);
    assert.deepEqual([counts.done, counts.failed], [1, 2]);
    const { rows } = await studio.opened.batches.rows.list(id, { filter: 'failed', from: 0, count: 10 });
    assert.match(rows[0]?.failure?.message ?? '', /could not generate the image/);
    assert.match(rows[1]?.failure?.message ?? '', /overloaded/);
  });

  it('ends a row whose reference is missing, and sends the others', async () => {
    studio.userFiles.set(
      'file:///list.jsonl',
      new TextEncoder().encode('{"prompt":"a cat","references":"gone.png"}\n{"prompt":"a bird"}'),
    );
    const { id, runner } = await start({ kind: 'file', uri: 'file:///list.jsonl' });
    const { counts, maybePaid } = await until(id, runner, isDone);
    assert.deepEqual([counts.done, counts.failed, maybePaid], [1, 1, 0]);
  });

  it('sends no picture from outside of the workspace that a list names', async () => {
    const names = [
      '../../private.png',
      'file:///home/private.png',
      'file:///workspace/../home/private.png',
      '../ok.png',
    ];
    const picture = await readFile(new URL('../../fixtures/images/clear.png', import.meta.url));
    for (const uri of ['file:///home/private.png', 'file:///private.png', 'file:///workspace/ok.png'])
      studio.userFiles.set(uri, picture);
    const list = names.map((references) => JSON.stringify({ prompt: `with ${references}`, references })).join('\n');
    studio.userFiles.set('file:///workspace/lists/list.jsonl', new TextEncoder().encode(list));
    const { id, runner } = await start({ kind: 'file', uri: 'file:///workspace/lists/list.jsonl' });
    const { counts } = await until(id, runner, isDone);
    assert.deepEqual([counts.done, counts.failed], [1, 3]);
    const { rows } = await studio.opened.batches.rows.list(id, { filter: 'failed', from: 0, count: 10 });
    for (const { failure } of rows) assert.match(failure?.message ?? '', /outside of the workspace/);
  });

  it('stops with the reason when the library cannot go on, and is not taken up again by itself', async () => {
    const { underWay } = studio.opened.batches.work;
    studio.opened.batches.work.underWay = async () => {
      throw new StudioError({ kind: 'storage', message: 'The disk is full.' });
    };
    const { id, runner } = await start(['a cat']);
    const { reason } = await until(id, runner, ({ phase }) => phase === 'stopped');
    assert.equal(reason?.message, 'The disk is full.');
    studio.opened.batches.work.underWay = underWay;
  });

  it('submits as many as its limit allows, and stops there', async () => {
    const { id, runner } = await start(
      Array.from({ length: 8 }, (_, n) => `cat number ${n}`),
      newRunner(),
      0.1,
    );
    const { counts, costUSD, reason } = await until(
      id,
      runner,
      ({ phase, counts }) => phase === 'stopped' && !counts.sent,
    );
    assert.equal(reason?.kind, 'budget');
    assert.deepEqual([counts.done, counts.queued], [4, 4]);
    assert.ok(costUSD <= 0.1, String(costUSD));
  });

  it('paused, still collects what Google has, and is not taken off the list before', async () => {
    const { id, runner } = await start(['a paused cat', 'a paused goose']);
    await until(id, runner, ({ counts }) => counts.sent === 2);
    await changeBatch(studio, runner, id, { do: 'pause' });
    await assert.rejects(changeBatch(studio, runner, id, { do: 'forget' }), { message: /Google still has/ });
    const { counts } = await until(id, runner, (batch) => batch.phase === 'paused' && batch.counts.done === 2);
    assert.equal(counts.sent, 0);
  });

  it('that ran out of time keeps what was made, and says so at the rest', async () => {
    const { id, runner } = await start(['a cat', 'a dog [[fault:expired]]', 'a bird']);
    const { counts, maybePaid } = await until(id, runner, isDone);
    assert.deepEqual([counts.done, counts.failed, maybePaid], [1, 2, 0]);
    const { rows } = await studio.opened.batches.rows.list(id, { filter: 'failed', from: 0, count: 10 });
    assert.match(rows[0]?.failure?.message ?? '', /Nothing was charged/);
  });

  it('goes on after a restart, and submits nothing twice', async () => {
    const { id, runner } = await start(['a cat', 'a dog']);
    await until(id, runner, ({ counts }) => counts.sent === 2);
    await runner.close();
    const next = newRunner();
    await next.look();
    const { counts } = await until(id, next, isDone);
    assert.equal(counts.done, 2);
    const submitted = server.log.filter(
      ({ url, body }) => url.includes('batchGenerateContent') && JSON.stringify(body).includes('"a dog"'),
    );
    assert.equal(submitted.length, 1);
    assert.equal((await studio.opened.images.list({ tags: ['cheap'] })).total, 2);
  });

  it('cancelled, collects what was made by then', async () => {
    const { id, runner } = await start(Array.from({ length: 12 }, (_, n) => `cat number ${n}`));
    await until(id, runner, ({ counts }) => counts.sent > 0);
    await changeBatch(studio, runner, id, { do: 'cancel' });
    const { phase, counts } = await until(id, runner, (batch) => batch.counts.sent === 0);
    assert.deepEqual([phase, counts.done + counts.cancelled], ['cancelled', 12]);
  });

  it('cancelled while a job of it waits to be submitted, submits nothing any more', async () => {
    const place = Promise.withResolvers<void>();
    const others = Array.from({ length: 2 }, () =>
      studio.pace.run(() => place.promise, { signal: new AbortController().signal, model: 'another' }),
    );
    const { id, runner } = await start(['a late cat']);
    await until(id, runner, ({ counts }) => counts.sent === 1);
    await changeBatch(studio, runner, id, { do: 'cancel' });
    place.resolve();
    await Promise.all(others);
    const { phase, counts } = await until(id, runner, (batch) => batch.counts.sent === 0);
    assert.deepEqual([phase, counts.cancelled], ['cancelled', 1]);
    assert.ok(!JSON.stringify(server.log).includes('a late cat'));
  });

  describe('while it is asked about', () => {
    /** The real client, whose requests about jobs fail as told, one after the other. */
    function failing(faults: (() => Response)[], about: RegExp) {
      const asked: number[] = [];
      const fetch: typeof globalThis.fetch = async (url, init) => {
        if (!about.test(`${init?.method ?? 'GET'} ${url}`)) return globalThis.fetch(url, init);
        asked.push(Date.now());
        return faults.shift()?.() ?? globalThis.fetch(url, init);
      };
      const gemini = createGemini({ apiKey: server.key, baseUrl: server.baseUrl, fetch });
      studio = { ...studio, connect: async () => ({ demo: false, gemini }) };
      return asked;
    }
    const error =
      (code: number, status: string, headers = {}) =>
      () =>
        Response.json({ error: { code, status, message: status } }, { status: code, headers });
    const offline = () => {
      throw Object.assign(new TypeError('fetch failed'), {
        cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      });
    };
    const cut = () => new Response('{"metadata": {"sta', { headers: { 'content-type': 'application/json' } });
    const getJob = /GET .*batches\//;

    it('asks again, ever more rarely, when Google is busy, out of reach, or breaks off', async () => {
      const faults = [error(503, 'UNAVAILABLE'), offline, error(500, 'INTERNAL'), cut, error(504, 'DEADLINE_EXCEEDED')];
      failing(faults, getJob);
      const { batches, ...opened } = studio.opened;
      const waits: number[] = [];
      const update: typeof batches.chunks.update = (chunk) => {
        if (chunk.polls > 0) waits.push(chunk.nextPollAt - Date.now());
        return batches.chunks.update(chunk);
      };
      const library = { ...opened, batches: { ...batches, chunks: { ...batches.chunks, update } } };
      studio = { ...studio, library: async () => library };
      const { id, runner } = await start(['a cat']);
      const { counts, maybePaid } = await until(id, runner, isDone);
      assert.deepEqual([counts.done, counts.failed, maybePaid], [1, 0, 0]);
      assert.equal((await studio.opened.usage.lines()).length, 1);
      assert.ok(waits.length >= 5 && (waits[4] ?? 0) > (waits[0] ?? 0) * 2, waits.join());
    });

    it('waits as long as Google asks for', async () => {
      const asked = failing([error(429, 'RESOURCE_EXHAUSTED', { 'retry-after': '1' })], getJob);
      const { id, runner } = await start(['a cat']);
      await until(id, runner, isDone);
      assert.ok((asked[1] ?? 0) - (asked[0] ?? 0) >= 1000, asked.join());
    });

    it('a job that has vanished ends its rows, which can be sent again', async () => {
      failing([error(404, 'Requested entity was not found.')], getJob);
      const { id, runner } = await start(['a cat', 'a dog']);
      const { counts } = await until(id, runner, isDone);
      assert.equal(counts.failed, 2);
      await changeBatch(studio, runner, id, { do: 'retry', state: 'failed' });
      assert.equal((await until(id, runner, (batch) => isDone(batch) && batch.counts.done === 2)).counts.done, 2);
    });

    it('a key that is refused meanwhile stops the batch; resumed, what was made is collected, and paid for once', async () => {
      failing([error(403, 'PERMISSION_DENIED')], getJob);
      const { id, runner } = await start(['a cat']);
      const { reason } = await until(id, runner, ({ phase }) => phase === 'stopped');
      assert.equal(reason?.kind, 'keyForbidden');
      await changeBatch(studio, runner, id, { do: 'resume' });
      assert.equal((await until(id, runner, isDone)).counts.done, 1);
    });

    it('that was taken, but whose answer was lost, is looked for before anything is sent again', async () => {
      let lists = 0;
      const submitted = () =>
        server.log.filter(({ body }) => JSON.stringify(body ?? '').includes('an ambiguous cat')).length;
      const fetch: typeof globalThis.fetch = async (url, init) => {
        const answer = await globalThis.fetch(url, init);
        // Google takes the job, the line breaks; and it is not on the list at once.
        if (/batchGenerateContent/.test(String(url))) throw new TypeError('terminated');
        const isList = /batches\?/.test(String(url)) || String(url).endsWith('/batches');
        if (isList && lists++ === 0) return Response.json({ operations: [] });
        return answer;
      };
      const gemini = createGemini({ apiKey: server.key, baseUrl: server.baseUrl, fetch });
      studio = { ...studio, connect: async () => ({ demo: false, gemini }) };
      const { id, runner } = await start(['an ambiguous cat']);
      const { counts } = await until(id, runner, isDone);
      assert.equal(counts.done, 1);
      assert.ok(lists >= 2, String(lists));
      assert.equal(submitted(), 1);
    });

    it('goes on at once when it is resumed, however long it would have waited for Google', async () => {
      const runner = createBatchRunner(studio, { worker: crypto.randomUUID(), leaseMs: 60_000, pollMs: 30_000 });
      runners.push(runner);
      const cats = Array.from({ length: 8 }, (_, n) => `resumed cat ${n}`);
      const { id } = await start(cats, runner, 0.1);
      await until(id, runner, ({ phase, counts }) => phase === 'stopped' && counts.queued === 4);
      // By then it rests until Google is asked again.
      await sleep(800);
      const since = Date.now();
      await changeBatch(studio, runner, id, { do: 'resume', limitUSD: 1 });
      await until(id, runner, ({ counts }) => counts.queued === 0);
      assert.ok(Date.now() - since < 12_000);
      // Cancelled at the stand-in, which would go on painting.
      await changeBatch(studio, runner, id, { do: 'cancel' });
    });
  });
});
