import assert from 'node:assert/strict';
import type { BatchCounts, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { batchesInWords } from '../../../src/studio/batches/batchesInWords.ts';

const none: BatchCounts = { queued: 0, sent: 0, done: 0, failed: 0, unknown: 0, cancelled: 0 };
const batch = (counts: Partial<BatchCounts>, own: Partial<BatchSnapshot> = {}): BatchSnapshot => ({
  ...{ id: 'one', name: 'fruit', createdAt: 0, lane: 'paced', phase: 'running', variants: [], prompts: 1 },
  ...{ costUSD: 0, maybePaid: 0, elsewhere: false, demo: false },
  counts: { ...none, ...counts },
  ...own,
});

describe('the status of running batches', () => {
  it('counts what has ended of all of them', () => {
    assert.equal(batchesInWords([batch({ done: 3, failed: 1, sent: 2, queued: 1_994 })], 0), '4 of 2,000 images');
    assert.equal(batchesInWords([batch({ done: 3, queued: 1 }), batch({ sent: 6 })], 0), '3 of 10 images');
    assert.equal(batchesInWords([], 0), undefined);
  });

  it('says how long a limit holds all of them back', () => {
    const held = batch({ done: 1, queued: 1 }, { waiting: { until: 20_000, reason: 'Too many requests.' } });
    assert.equal(batchesInWords([held], 14_000), '1 of 2 images · waiting 6 s');
    assert.equal(batchesInWords([held, batch({ sent: 1 })], 14_000), '1 of 3 images');
  });
});
