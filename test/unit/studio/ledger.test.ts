import assert from 'node:assert/strict';
import { GeminiFailure } from '../../../src/gemini/failure.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import { generate } from '../../../src/studio/generate.ts';
import { closeAll } from '../library/testLibrary.ts';
import { someUsage, testStudio, unusedBatches } from './testStudio.ts';

const refused = new GeminiFailure(
  { kind: 'refused', message: 'Not this one.' },
  { images: [], usage: { ...someUsage, outputImage: 0, outputText: 40 }, request: {}, response: {} },
);

describe('the ledger of requests that made no image', () => {
  after(closeAll);

  const ends: { name: string; error: StudioError; outcome: string; cost: (costUSD: number | undefined) => boolean }[] =
    [
      {
        name: 'a refusal costs its tokens',
        error: refused,
        outcome: 'refused',
        cost: (usd = 0) => usd > 0 && usd < 0.01,
      },
      {
        name: 'what Google turned away costs nothing',
        error: new StudioError({ kind: 'badKey', message: 'No.' }),
        outcome: 'badKey',
        cost: (usd) => usd === 0,
      },
      {
        name: 'what broke off costs nobody knows what',
        error: new StudioError({ kind: 'timeout', message: 'Late.', mayHaveBeenPaid: true }),
        outcome: 'timeout',
        cost: (usd) => usd === undefined,
      },
    ];
  for (const { name, error, outcome, cost } of ends) {
    it(name, async () => {
      const studio = await testStudio();
      const gemini = { listModels: async () => [], batches: unusedBatches, generate: () => Promise.reject(error) };
      const failing = { ...studio, connect: async () => ({ demo: false, gemini }) };
      await assert.rejects(generate(failing, { prompt: 'A fox' }).finished, { kind: outcome });
      const [line, ...others] = await studio.opened.usage.lines();
      assert.equal(others.length, 0);
      assert.equal(line?.outcome, outcome);
      assert.ok(cost(line?.costUSD), String(line?.costUSD));
      assert.equal(typeof line?.durationMs, 'number');
    });
  }
});
