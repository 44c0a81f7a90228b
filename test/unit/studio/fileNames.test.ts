import assert from 'node:assert/strict';
import { fileStem, safeStem, slug } from '../../../src/studio/fileNames.ts';

const facts = { prompt: 'A banana, in a space suit!', model: 'gemini-3-pro-image', id: 'abc', createdAt: 0 };

describe('file names', () => {
  it('takes the first words of the prompt', () => {
    assert.equal(slug('A banana, in a space suit!'), 'a-banana-in-a-space-suit');
    assert.equal(slug('Größe & 東京'), 'größe-東京');
    assert.equal(slug('…'), 'image');
  });

  it('cuts a long prompt between words', () => {
    const stem = slug('word '.repeat(100));
    assert.ok(stem.length <= 60);
    assert.match(stem, /^(word-)+word$/);
  });

  it('fills the template and leaves unknown placeholders out', () => {
    assert.equal(fileStem('{date}-{slug}', facts), '1970-01-01-a-banana-in-a-space-suit');
    assert.equal(fileStem('{time}_{model}_{nonsense}{id}', facts), '000000_gemini-3-pro-image_abc');
  });

  it('never lets a separator, a dot segment or a device name out', () => {
    assert.equal(fileStem('../../{slug}', { ...facts, prompt: 'x' }), 'x');
    assert.equal(safeStem('..\\..\\etc/passwd'), 'etc-passwd');
    assert.equal(safeStem('CON'), 'image-CON');
    assert.equal(safeStem('com1.tar'), 'image-com1.tar');
    assert.equal(safeStem('...'), 'image');
    assert.equal(safeStem('a\0b\nc'), 'a-b-c');
  });
});
