import assert from 'node:assert/strict';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { TokenUsage } from '../../../src/protocol/model.ts';
import { costOf, estimateCost, formatCost, pricesOf } from '../../../src/protocol/money.ts';

const options = {
  model: 'gemini-nano-banana-2.1',
  responseModality: 'image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
} as const;
const none: TokenUsage = {
  input: 0,
  inputImage: 0,
  cached: 0,
  outputImage: 0,
  outputText: 0,
  thinking: 0,
  total: 0,
  searchQueries: 0,
};
const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? 0) - expected) < 1e-9, `${actual}`);

describe('money', () => {
  const { prices } = modelFacts('gemini-nano-banana-2.1');

  it('estimates one image at Google’s published price', () => {
    near(estimateCost(prices, { ...options, resolution: '1K' }, 0, 0), 0.0336);
    near(estimateCost(prices, { ...options, resolution: '4K' }, 0, 0), 0.1134);
    near(estimateCost(modelFacts('gemini-3-pro-image').prices, { ...options, resolution: '4K' }, 0, 0), 0.24);
  });

  it('counts the prompt and the references', () => {
    near(estimateCost(prices, options, 400, 2), 0.0336 + ((100 + 2 * 560) * 1.5) / 1e6);
  });

  it('settles on what the answer says', () => {
    near(costOf(prices, { ...none, input: 1500, outputImage: 1680 }), 0.05265);
    near(costOf(prices, { ...none, outputText: 100, thinking: 700, searchQueries: 2 }), (800 * 7.5) / 1e6 + 0.028);
  });

  it('does not charge for what Google had cached', () => {
    near(costOf(prices, { ...none, input: 1000, cached: 400 }), (600 * 1.5) / 1e6);
  });

  it('says unknown, and never zero, for a model without prices and for a size without one', () => {
    assert.equal(costOf(undefined, { ...none, outputImage: 1120 }), undefined);
    assert.equal(estimateCost(undefined, options, 100, 0), undefined);
    assert.equal(estimateCost(prices, { ...options, resolution: '512' }, 100, 0), undefined);
    assert.equal(formatCost(undefined), 'price unknown');
  });

  it('lets the user correct the table, or fill it', () => {
    const own = { ...(prices ?? assert.fail()), imageOutput: 60 };
    assert.equal(pricesOf(modelFacts('gemini-of-tomorrow'), { 'gemini-of-tomorrow': own }), own);
    assert.equal(pricesOf(modelFacts('gemini-nano-banana-2.1'), {}), prices);
  });

  it('reads well, and never as free what is not', () => {
    assert.deepEqual([0, 0.00002, 0.0336, 0.5, 1.2, 12].map(formatCost), [
      '$0',
      'under $0.001',
      '$0.034',
      '$0.500',
      '$1.20',
      '$12.00',
    ]);
  });
});
