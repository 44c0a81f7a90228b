import assert from 'node:assert/strict';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { fitChoices } from '../../../webview/state/composer/choices.ts';
import { costLine, optionsSummary, pricePerImage, tokensLine } from '../../../webview/state/composer/requestWords.ts';
import { sampleOptions, sampleSettings } from '../../ui/pages/sampleData.ts';

describe('words of a page', () => {
  describe('the summary of the options', () => {
    it('is empty while nothing is unusual', () => {
      assert.equal(optionsSummary(fitChoices(sampleOptions, { thinkingLevel: 'medium' })), '');
    });

    it('names what is', () => {
      const fitted = fitChoices(sampleOptions, {
        count: 4,
        thinkingLevel: 'high',
        googleSearch: true,
        responseModality: 'image',
      });
      assert.equal(optionsSummary(fitted), '4 images, image only, high thinking, web search');
    });

    it('does not name what the model drops', () => {
      const fitted = fitChoices(sampleOptions, { model: 'gemini-3.1-flash-lite-image', googleSearch: true });
      assert.equal(optionsSummary(fitted), '');
    });
  });

  describe('the price before the click', () => {
    it('grows with size and count', () => {
      const price = (choices: Parameters<typeof fitChoices>[1]) =>
        costLine(sampleSettings, fitChoices(sampleOptions, choices), 0).text;
      assert.equal(price({}), 'about $0.034');
      assert.equal(price({ resolution: '4K' }), 'about $0.113');
      assert.equal(price({ count: 4 }), 'about $0.134');
    });

    it('is unknown, never zero, for a model without prices', () => {
      const line = costLine(sampleSettings, fitChoices(sampleOptions, { model: 'gemini-next-image' }), 0);
      assert.equal(line.text, 'price unknown');
      assert.match(line.detail, /nanoBanana\.prices/);
      assert.equal(pricePerImage(sampleSettings, modelFacts('gemini-next-image'), sampleOptions), undefined);
    });

    it('is nothing in the demo', () => {
      assert.equal(costLine({ ...sampleSettings, provider: 'demo' }, fitChoices(sampleOptions, {}), 0).text, 'free');
    });
  });

  it('lists the tokens that there were', () => {
    const usage = { input: 584, inputImage: 560, cached: 0, outputImage: 1120, outputText: 0, thinking: 412, total: 0 };
    const line = '24 text in, 560 image in, 1,120 image, 412 thinking';
    assert.equal(tokensLine({ ...usage, searchQueries: 0 }), line);
    assert.equal(tokensLine({ ...usage, searchQueries: 1 }), `${line}, 1 search`);
    assert.equal(tokensLine({ ...usage, searchQueries: 2 }), `${line}, 2 searches`);
  });
});
