import assert from 'node:assert/strict';
import { checkOptions, fitOptions, retired, whyNotThinkingLevel } from '../../../src/protocol/capabilities.ts';
import { catalog, modelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';

const everything: ImageOptions = {
  model: 'gemini-3.1-flash-image',
  aspectRatio: '8:1',
  resolution: '512',
  responseModality: 'image',
  thinkingLevel: 'high',
  includeThoughts: true,
  googleSearch: true,
  imageSearch: true,
};

describe('what a model can do', () => {
  it('is taken as it is by the model that can do it all', () => {
    checkOptions(modelFacts('gemini-3.1-flash-image'), everything, 14);
  });

  const refusals: { name: string; model: string; options: Partial<ImageOptions>; references?: number; says: RegExp }[] =
    [
      { name: 'a shape', model: 'gemini-3-pro-image', options: { aspectRatio: '8:1' }, says: /does not make 8:1/ },
      {
        name: 'a size',
        model: 'gemini-nano-banana-2.1',
        options: { resolution: '512' },
        says: /1K, 2K and 4K images only/,
      },
      {
        name: 'a level',
        model: 'gemini-3.1-flash-lite-image',
        options: { thinkingLevel: 'medium' },
        says: /minimal and high/,
      },
      { name: 'any level', model: 'gemini-3-pro-image', options: { thinkingLevel: 'high' }, says: /always thinks/ },
      { name: 'thoughts', model: 'gemini-2.5-flash-image', options: { includeThoughts: true }, says: /does not think/ },
      {
        name: 'web search',
        model: 'gemini-3.1-flash-lite-image',
        options: { googleSearch: true },
        says: /search the web/,
      },
      { name: 'image search', model: 'gemini-3-pro-image', options: { imageSearch: true }, says: /search for images/ },
      { name: 'references', model: 'gemini-2.5-flash-image', options: {}, references: 4, says: /up to 3 .* not 4/ },
    ];
  for (const { name, model, options, references = 0, says } of refusals) {
    it(`refuses ${name} that ${model} lacks, with the reason, instead of dropping it`, () => {
      const plain = { ...everything, aspectRatio: '1:1', resolution: '1K', includeThoughts: false } as const;
      const { thinkingLevel: _, ...asked } = { ...plain, googleSearch: false, imageSearch: false, model };
      checkOptions(modelFacts(model), asked, 0);
      assert.throws(() => checkOptions(modelFacts(model), { ...asked, ...options }, references), {
        kind: 'invalidInput',
        message: says,
      });
    });
  }

  it('refuses a retired model and offers the switch', () => {
    const preview = modelFacts('gemini-3-pro-image-preview');
    assert.throws(() => checkOptions(preview, { ...everything, model: preview.id }, 0), {
      kind: 'modelRetired',
      message: /25 Jun 2026.*successor is Nano Banana Pro \(gemini-3-pro-image\)\.$/,
      next: { do: 'switchModel', model: 'gemini-3-pro-image' },
    });
  });

  it('names a retired model that is not in the table once', () => {
    const { message } = retired({ id: 'gemini-old-image', name: 'gemini-old-image' });
    assert.equal(message, 'Google shut down gemini-old-image. Choose another model.');
  });

  it('says that Pro always thinks, even before a level is chosen', () => {
    assert.match(whyNotThinkingLevel(modelFacts('gemini-3-pro-image')) ?? '', /cannot be changed/);
    assert.equal(whyNotThinkingLevel(modelFacts('gemini-nano-banana-2.1')), undefined);
  });

  for (const model of catalog.filter(({ stage }) => stage !== 'retired')) {
    it(`${model.id}: fits remembered choices, so that they pass, and says what is lost`, () => {
      const { options, lost } = fitOptions(model, everything);
      checkOptions(model, options, 0);
      assert.equal(options.model, model.id);
      assert.equal(options.responseModality, 'image');
      assert.equal(lost.length === 0, model.id === 'gemini-3.1-flash-image', lost.join(' '));
    });
  }

  it('keeps what the new model has', () => {
    const { options, lost } = fitOptions(modelFacts('gemini-3-pro-image'), { ...everything, resolution: '4K' });
    assert.deepEqual(options, {
      model: 'gemini-3-pro-image',
      aspectRatio: '1:1',
      resolution: '4K',
      responseModality: 'image',
      includeThoughts: true,
      googleSearch: true,
      imageSearch: false,
    });
    assert.equal(lost.length, 3);
  });
});
