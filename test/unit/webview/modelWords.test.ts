import assert from 'node:assert/strict';
import { type Choices, fitChoices } from '../../../webview/state/composer/choices.ts';
import { modelWords } from '../../../webview/state/composer/modelWords.ts';
import { sampleOptions } from '../../ui/pages/sampleData.ts';

const words = (choices: Choices, references = 0) => {
  const { sentences, successor } = modelWords(fitChoices(sampleOptions, choices), references);
  return { says: sentences.join(' '), successor: successor?.id };
};

describe('what needs saying about the chosen model', () => {
  it('is nothing while it lives and does all that was picked', () => {
    assert.deepEqual(words({}), { says: '', successor: undefined });
    assert.deepEqual(words({ model: 'gemini-3.1-flash-image', resolution: '512' }), { says: '', successor: undefined });
  });

  it('is its end and its successor, ahead of the date and after it', () => {
    assert.deepEqual(words({ model: 'gemini-2.5-flash-image' }), {
      says: 'Google shuts down Nano Banana on 15 Mar 2027.',
      successor: 'gemini-3.1-flash-lite-image',
    });
    assert.deepEqual(words({ model: 'gemini-3-pro-image-preview' }), {
      says: 'Google shut down Nano Banana Pro (preview) on 25 Jun 2026.',
      successor: 'gemini-3-pro-image',
    });
  });

  it('is the number of images that it takes, when more are attached than that', () => {
    assert.match(words({ model: 'gemini-2.5-flash-image' }, 8).says, /takes up to 3 reference images, not 8\.$/);
    assert.equal(words({}, 14).says, '');
    assert.match(words({ model: 'gemini-2.5-flash-image' }, 15).says, /With its successor: .* up to 14 .*, not 15\.$/);
  });
});
