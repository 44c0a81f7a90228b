import assert from 'node:assert/strict';
import { catalog, defaultModelId, isKnownModel, modelFacts } from '../../../src/protocol/catalog.ts';

describe('the table of models', () => {
  it('starts new users on a model that lives', () => {
    assert.equal(modelFacts(defaultModelId).stage, 'live');
  });

  it('has the ids that the product was first asked for', () => {
    assert.equal(modelFacts('gemini-2.5-flash-image').stage, 'deprecated');
    const preview = modelFacts('gemini-3-pro-image-preview');
    assert.equal(preview.stage, 'retired');
    assert.equal(preview.successor, 'gemini-3-pro-image');
  });

  for (const model of catalog.filter(({ stage }) => stage !== 'live')) {
    it(`${model.id}: leads to a successor that lives`, () => {
      assert.equal(modelFacts(model.successor ?? '').stage, 'live');
      assert.ok(isKnownModel(model.successor ?? ''));
    });
  }

  for (const model of catalog.filter(({ stage }) => stage !== 'retired')) {
    it(`${model.id}: has a price for every size it offers, and no other`, () => {
      assert.deepEqual(Object.keys(model.prices?.imageTokens ?? {}).sort(), [...model.resolutions].sort());
    });
  }

  it('offers 512 for one model alone', () => {
    const small = catalog.filter(({ resolutions }) => resolutions.includes('512')).map(({ id }) => id);
    assert.deepEqual(small, ['gemini-3.1-flash-image']);
  });

  it('lets a model of tomorrow work today, with nothing that it might refuse and no made-up price', () => {
    const unknown = modelFacts('gemini-4-pro-image');
    assert.equal(isKnownModel(unknown.id), false);
    assert.equal(unknown.stage, 'live');
    assert.equal(unknown.family, 'pro');
    assert.deepEqual(unknown.resolutions, ['1K']);
    assert.deepEqual([unknown.sendsResolution, unknown.webSearch, unknown.imageSearch], [false, false, false]);
    assert.equal(unknown.prices, undefined);
  });
});
