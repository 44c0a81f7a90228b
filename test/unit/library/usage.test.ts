import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { UsageLine } from '../../../src/library/usage.ts';
import { closeAll, openTest } from './testLibrary.ts';

const tokens = {
  input: 100,
  inputImage: 50,
  cached: 10,
  outputImage: 1120,
  outputText: 20,
  thinking: 300,
  total: 1600,
  searchQueries: 1,
};
const november = Date.UTC(2026, 10, 1);
const line = (own: Partial<UsageLine> = {}): UsageLine => ({
  createdAt: november,
  model: 'gemini-nano-banana-2.1',
  outcome: 'image',
  usage: tokens,
  costUSD: 0.034,
  turnId: randomUUID(),
  demo: false,
  ...own,
});

describe('the usage ledger', () => {
  after(closeAll);

  it('adds up what was asked, what came of it, and what it cost, unknown costs apart', async () => {
    const { usage } = await openTest();
    const pro = { model: 'gemini-3-pro-image' };
    await usage.record(line());
    await usage.record(line({ ...pro, costUSD: 0.134, createdAt: november + 86_400_000 }));
    const { usage: _, costUSD: __, ...unknown } = line({ outcome: 'timeout' });
    await usage.record(unknown);
    await usage.record(line({ outcome: 'refused', costUSD: 0 }));
    await usage.record(line({ demo: true, costUSD: 0 }));

    const summary = await usage.summary();
    assert.equal(summary.requests, 4);
    assert.equal(summary.failed, 2);
    assert.equal(summary.unknownCosts, 1);
    assert.ok(Math.abs(summary.costUSD - 0.168) < 1e-9);
    assert.equal(summary.tokens.outputImage, 3 * 1120);
    assert.equal(summary.tokens.searchQueries, 3);
    assert.deepEqual(
      summary.models.map(({ model, requests }) => ({ model, requests })),
      [
        { model: 'gemini-3-pro-image', requests: 1 },
        { model: 'gemini-nano-banana-2.1', requests: 3 },
      ],
    );
    assert.deepEqual(
      summary.days.map(({ day, requests }) => ({ day, requests })),
      [
        { day: '2026-11-01', requests: 3 },
        { day: '2026-11-02', requests: 1 },
      ],
    );
    assert.deepEqual(
      summary.outcomes.map(({ outcome, requests, unknownCosts }) => ({ outcome, requests, unknownCosts })),
      [
        { outcome: 'image', requests: 2, unknownCosts: 0 },
        { outcome: 'refused', requests: 1, unknownCosts: 0 },
        { outcome: 'timeout', requests: 1, unknownCosts: 1 },
      ],
    );
  });

  it('adds up each session under its name, the dearest first', async () => {
    const { usage, sessions } = await openTest();
    const mascot = await sessions.create({ name: 'Mascot' });
    const sessionId = randomUUID();
    for (const own of [{}, { sessionId: mascot.id }, { sessionId, costUSD: 0.001 }, { sessionId: mascot.id }])
      await usage.record(line(own));
    assert.deepEqual(
      (await usage.summary()).sessions.map((spent) => [spent.sessionId, spent.name, spent.requests]),
      [
        [mascot.id, 'Mascot', 2],
        [sessionId, undefined, 1],
      ],
    );
  });

  it('counts from the first moment up to, not with, the last', async () => {
    const { usage } = await openTest();
    for (const createdAt of [november - 1, november, november + 1]) await usage.record(line({ createdAt }));
    assert.equal((await usage.summary({ from: november })).requests, 2);
    assert.equal((await usage.summary({ to: november })).requests, 1);
    assert.equal((await usage.summary({ from: november, to: november + 1 })).requests, 1);
    assert.deepEqual(await usage.summary({ from: november + 2 }), {
      requests: 0,
      failed: 0,
      costUSD: 0,
      unknownCosts: 0,
      tokens: Object.fromEntries(Object.keys(tokens).map((kind) => [kind, 0])),
      models: [],
      days: [],
      outcomes: [],
      sessions: [],
      batches: [],
    });
  });
});
