import assert from 'node:assert/strict';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { fitChoices } from '../../../webview/state/choices.ts';
import { askedAndGot, costLine, optionsSummary, pricePerImage, tokensLine } from '../../../webview/state/words.ts';
import { sampleImage, sampleOptions, sampleSettings } from '../../ui/pages/sampleData.ts';

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
      assert.equal(optionsSummary(fitted), '4 images, picture only, high thinking, web search');
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

  describe('asked and got', () => {
    it('are quiet when the picture is what was asked for, give or take a few pixels', () => {
      const image = sampleImage(0, { width: 1376, height: 784 });
      assert.deepEqual(askedAndGot(image), { asked: '16:9 at 1K', got: '1376 × 784 JPEG, 1.2 MB' });
    });

    it('differ when another shape came back', () => {
      assert.match(askedAndGot(sampleImage(0, { width: 1024, height: 1024 })).difference ?? '', /Asked for 1376 × 768/);
    });

    it('differ when another size came back', () => {
      const image = sampleImage(0, { options: { ...sampleOptions, aspectRatio: '16:9', resolution: '4K' } });
      assert.match(askedAndGot({ ...image, width: 1376, height: 768 }).difference ?? '', /Asked for 5504 × 3072/);
    });

    it('compare nothing for an imported picture', () => {
      const { options: _, ...imported } = sampleImage(0);
      assert.deepEqual(Object.keys(askedAndGot(imported)), ['got']);
    });
  });

  it('lists the tokens that there were', () => {
    const usage = { input: 24, inputImage: 0, cached: 0, outputImage: 1120, outputText: 0, thinking: 412, total: 0 };
    assert.equal(tokensLine({ ...usage, searchQueries: 0 }), '24 in, 1,120 image, 412 thinking');
    assert.equal(tokensLine({ ...usage, searchQueries: 1 }), '24 in, 1,120 image, 412 thinking, 1 search');
    assert.equal(tokensLine({ ...usage, searchQueries: 2 }), '24 in, 1,120 image, 412 thinking, 2 searches');
  });
});
