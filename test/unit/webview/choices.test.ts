import assert from 'node:assert/strict';
import { catalog } from '../../../src/protocol/catalog.ts';
import { buildRequest, type Choices, fitChoices, offeredModels } from '../../../webview/state/composer/choices.ts';
import { sampleOptions, sampleSettings } from '../../ui/pages/sampleData.ts';

describe('choices on a page', () => {
  it('sends the prompt alone while everything follows the settings', () => {
    assert.deepEqual(buildRequest('  a fox \n', sampleOptions, {}), { prompt: 'a fox' });
  });

  it('sends what was picked, even where it equals the setting', () => {
    const choices: Choices = { aspectRatio: '1:1', googleSearch: false, count: 3 };
    assert.deepEqual(buildRequest('a fox', sampleOptions, choices), { prompt: 'a fox', ...choices });
  });

  it('does not send a count of one, which is what an absent count means', () => {
    assert.deepEqual(buildRequest('a fox', sampleOptions, { count: 1 }), { prompt: 'a fox' });
  });

  it('says what a model cannot do, and sends what it can do instead', () => {
    const choices: Choices = {
      model: 'gemini-3.1-flash-lite-image',
      resolution: '4K',
      aspectRatio: '8:1',
      imageSearch: true,
    };
    assert.deepEqual(fitChoices(sampleOptions, choices).lost, [
      'Nano Banana 2 Lite does not make 8:1 images.',
      'Nano Banana 2 Lite makes 1K images only.',
      'Nano Banana 2 Lite cannot search for images.',
    ]);
    assert.deepEqual(buildRequest('a fox', sampleOptions, choices), {
      prompt: 'a fox',
      model: 'gemini-3.1-flash-lite-image',
      aspectRatio: '1:1',
      resolution: '1K',
      imageSearch: false,
    });
  });

  it('overrides a setting that the picked model cannot follow', () => {
    const searching = { ...sampleOptions, googleSearch: true };
    const request = buildRequest('a fox', searching, { model: 'gemini-2.5-flash-image' });
    assert.equal(request.googleSearch, false);
  });

  it('finds a pick again after a detour over a model that cannot do it', () => {
    const picked: Choices = { aspectRatio: '8:1', resolution: '4K' };
    const detour = { ...picked, model: 'gemini-3.1-flash-lite-image' };
    assert.equal(fitChoices(sampleOptions, detour).options.resolution, '1K');
    const back = fitChoices(sampleOptions, { ...detour, model: sampleOptions.model });
    assert.deepEqual([back.options.aspectRatio, back.options.resolution, back.lost], ['8:1', '4K', []]);
  });

  it('offers every model of the table, then the user’s own, with retired ones last', () => {
    const ids = offeredModels({ ...sampleSettings, extraModels: ['gemini-next-image'] }, 'chosen-elsewhere').map(
      ({ id }) => id,
    );
    assert.deepEqual(new Set(ids), new Set([...catalog.map(({ id }) => id), 'gemini-next-image', 'chosen-elsewhere']));
    assert.equal(ids.at(-1), 'gemini-3-pro-image-preview');
  });
});
