import assert from 'node:assert/strict';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { generateInput } from '../../../src/studio/requests/jobs.ts';
import { resolveOptions } from '../../../src/studio/requests/options.ts';
import { parseInput } from '../../../src/studio/requests/parseInput.ts';

const defaults: ImageOptions = {
  model: 'gemini-nano-banana-2.1',
  aspectRatio: '8:1',
  resolution: '4K',
  thinkingLevel: 'medium',
  responseModality: 'text+image',
  includeThoughts: true,
  googleSearch: true,
  imageSearch: true,
};
const parse = (input: unknown) => parseInput(generateInput, input);

describe('requests', () => {
  it('says in words what is wrong with the input', () => {
    assert.throws(() => parse({ prompt: '  ' }), { kind: 'invalidInput', message: /prompt is empty/ });
    assert.throws(() => parse({ prompt: 'x'.repeat(100_000) }), { message: /100,000 characters; up to 50,000/ });
    assert.throws(() => parse({ prompt: 'x', aspectRatio: '7:5' }), {
      message: /aspect ratio must be one of 1:1, 2:3/,
    });
    assert.throws(() => parse({ prompt: 'x', resolution: '1k' }), { message: /resolution must be one of/ });
    assert.throws(() => parse({ prompt: 'x', model: '../x' }), { message: /not the name of a model/ });
    assert.throws(() => parse({ prompt: 5 }), { message: /prompt must be text/ });
    assert.throws(() => parse(undefined), { kind: 'invalidInput' });
  });

  it('fits the defaults to the chosen model', () => {
    const options = resolveOptions({ model: 'gemini-2.5-flash-image' }, defaults, 0);
    assert.deepEqual(options, {
      model: 'gemini-2.5-flash-image',
      aspectRatio: '1:1',
      resolution: '1K',
      responseModality: 'text+image',
      includeThoughts: false,
      googleSearch: false,
      imageSearch: false,
    });
  });

  it('refuses a choice that the model lacks, instead of dropping it', () => {
    const lite = { model: 'gemini-3.1-flash-lite-image' };
    assert.throws(() => resolveOptions({ ...lite, aspectRatio: '8:1' }, defaults, 0), { message: /does not make 8:1/ });
    assert.throws(() => resolveOptions({ ...lite, resolution: '4K' }, defaults, 0), {
      message: /makes 1K images only/,
    });
    assert.throws(() => resolveOptions({ ...lite, googleSearch: true }, defaults, 0), {
      message: /cannot search the web/,
    });
    assert.throws(() => resolveOptions({ model: 'gemini-3-pro-image', thinkingLevel: 'high' }, defaults, 0), {
      message: /always thinks/,
    });
    assert.throws(() => resolveOptions({}, defaults, 15), { message: /up to 14 reference images, not 15/ });
  });

  it('names the successor of a retired model', () => {
    assert.throws(() => resolveOptions({ model: 'gemini-3-pro-image-preview' }, defaults, 0), {
      kind: 'modelRetired',
      next: { do: 'switchModel', model: 'gemini-3-pro-image' },
    });
  });

  it('takes an unknown model with caution', () => {
    const options = resolveOptions({ model: 'gemini-9-image' }, defaults, 1);
    assert.equal(options.resolution, '1K');
    assert.equal(options.thinkingLevel, undefined);
  });
});
