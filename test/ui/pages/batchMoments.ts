import { StudioError, toFailure } from '../../../src/protocol/failure.ts';
import { batchOf, grid, id, now, plan, rowsOf, running, variants } from './batchScenarios.ts';
import type { Scenario } from './scenarios.ts';

/** More of what a batch goes through, for whoever designs its pages; tests hold the moments in `batchScenarios`. */

const held = { until: now + 42_000, reason: 'Google’s limit of requests for Nano Banana 2.1 is reached.' };
const waiting = rowsOf([
  ['done', 31],
  ['queued', 20],
]).map((row) => (row.state === 'queued' && row.n < 35 ? { ...row, waitingUntil: held.until } : row));
const waitingAtGoogle = rowsOf([['sent', 120]]);
const expired = toFailure(
  new StudioError({
    kind: 'empty',
    message: 'Google did not get to it within its time. Nothing was charged.',
    retryable: true,
  }),
);
const partly = rowsOf([
  ['done', 70],
  ['failed', 6],
  ['sent', 44],
]).map((row) => (row.state === 'failed' && row.n % 2 ? { ...row, failure: expired } : row));
const done = rowsOf([['done', 48]]);
const budget = toFailure(
  new StudioError({
    kind: 'budget',
    message: 'This batch has cost $1.97; the next image would pass its limit of $2.00.',
  }),
);
const overBudget = rowsOf([
  ['done', 58],
  ['queued', 42],
]);

const one = (rows: ReturnType<typeof rowsOf>, own: Parameters<typeof batchOf>[1] = {}): Scenario => ({
  page: 'batch',
  subject: id,
  batches: [batchOf(rows, own)],
  batchRows: rows,
});

export const batchMoments: Readonly<Record<string, Scenario>> = {
  batchWaiting: one(waiting, { waiting: held }),
  batchGoogle: one(waitingAtGoogle, { lane: 'google', name: 'product shots' }),
  batchGooglePartly: { ...one(partly, { lane: 'google', name: 'product shots' }), saved: { filter: 'failed' } },
  batchFailed: { ...one(running), saved: { filter: 'failed' } },
  batchDone: one(done, { phase: 'done' }),
  batchOverBudget: one(overBudget, { phase: 'stopped', reason: budget, limitUSD: 2, raiseTo: 4 }),
  batchPlanGrid: {
    page: 'batch',
    subject: 'list:file:///work/icons.csv',
    plan: {
      ...plan,
      ...{ name: 'icons', prompts: 14, images: 42, problems: 0, notes: [], costUSD: 2.78, googleUSD: 1.39 },
      budgetLeftUSD: 1.2,
      all: grid.map(({ n, prompt, variant }) => ({
        n,
        line: Math.floor(n / 3) + 2,
        prompt,
        ...(variants[variant] && { options: variants[variant] }),
      })),
    },
    saved: { lane: 'google', models: ['gemini-nano-banana-2.1', 'gemini-3-pro-image'] },
  },
};
