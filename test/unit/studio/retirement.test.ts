import assert from 'node:assert/strict';
import type { AspectRatio, ImageOptions } from '../../../src/protocol/model.ts';
import { retirementOf } from '../../../src/studio/retirement.ts';

const options: ImageOptions = {
  model: 'gemini-2.5-flash-image',
  aspectRatio: '1:1',
  responseModality: 'image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
};
/** The model of the options is shut down on 2027-03-15. */
const at = (date: string) => retirementOf(options, Date.parse(date));

describe('the retirement of the default model', () => {
  it('is told from 30 days ahead', () => {
    assert.equal(at('2027-02-12'), undefined);
    assert.match(at('2027-02-13')?.message ?? '', /shuts down Nano Banana \(gemini-2.5-flash-image\) on 15 Mar 2027/);
    assert.match(at('2027-03-16')?.message ?? '', /shut down Nano Banana/);
  });

  it('names the successor and what it does not have', () => {
    assert.match(at('2027-03-01')?.message ?? '', /Nano Banana 2 Lite\. It has all the options that you use/);
    const preview: ImageOptions = { ...options, model: 'gemini-3-pro-image-preview', imageSearch: true };
    const retirement = retirementOf(preview, Date.parse('2026-11-22'));
    assert.equal(retirement?.successor.id, 'gemini-3-pro-image');
    assert.match(retirement?.message ?? '', /cannot search for images/);
  });

  it('says which templates ask for a shape that the successor does not make', () => {
    const message = (shapes: readonly AspectRatio[]) =>
      retirementOf(options, Date.parse('2027-03-01'), [{}, ...shapes.map((aspectRatio) => ({ aspectRatio }))])?.message;
    assert.doesNotMatch(message(['21:9', '1:1']) ?? '', /template/);
    assert.match(message(['8:1', '1:1']) ?? '', /One of your templates asks for a shape that it does not make/);
    assert.match(message(['8:1', '1:4']) ?? '', /2 of your templates ask/);
  });

  it('is no matter for a model that stays, or one that the table does not know', () => {
    for (const model of ['gemini-nano-banana-2.1', 'gemini-3.1-flash-image', 'gemini-9-image']) {
      assert.equal(retirementOf({ ...options, model }, Date.parse('2026-11-22')), undefined, model);
    }
  });
});
