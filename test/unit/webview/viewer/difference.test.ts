import assert from 'node:assert/strict';
import { promptDifference, settingChanges } from '../../../../webview/state/viewer/difference.ts';
import { ownTime } from '../../../support/ownTime.ts';
import { sampleImage, sampleOptions } from '../../../ui/pages/sampleData.ts';

describe('what is different between two images', () => {
  it('is told word by word', () => {
    assert.deepEqual(promptDifference('A red banana on a table', 'A blue banana on a round table'), [
      { kind: 'same', text: 'A ' },
      { kind: 'gone', text: 'red' },
      { kind: 'new', text: 'blue' },
      { kind: 'same', text: ' banana on a ' },
      { kind: 'new', text: 'round ' },
      { kind: 'same', text: 'table' },
    ]);
    assert.equal(promptDifference('the same', 'the same'), 'same');
    assert.deepEqual(promptDifference('', 'new'), [{ kind: 'new', text: 'new' }]);
  });

  it('is not told word by word where hardly a word is the same', () => {
    const edits = ['Make it night, with warm light in the windows', 'Add a small ferry leaving the harbour'] as const;
    assert.equal(promptDifference(...edits), 'another prompt');
  });

  it('puts both prompts back together', () => {
    const before = 'One, two; three 🍌 “four”\nfive';
    const after = 'One, 2; three 🍎 “four”\n\nfive six';
    const pieces = promptDifference(before, after);
    assert.ok(typeof pieces !== 'string');
    const text = (left: string) => pieces.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');
    assert.deepEqual([text('new'), text('gone')], [before, after]);
  });

  it('does not take long over 5,000 characters that have nothing in common', () => {
    const words = (seed: string) => Array.from({ length: 800 }, (_, n) => `${seed}${n}`).join(' ');
    const took = ownTime(() => assert.equal(promptDifference(words('a'), words('b')), 'another prompt'));
    assert.ok(took < 300, `${took} ms`);
  });

  it('names the settings that changed, in words, and no others', () => {
    const before = sampleImage(1);
    const after = sampleImage(1, {
      options: { ...sampleOptions, model: 'gemini-3-pro-image', aspectRatio: '16:9', googleSearch: true },
    });
    assert.deepEqual(settingChanges(before, { ...after, width: before.width, height: before.height }), [
      { name: 'Model', before: 'Nano Banana 2.1', after: 'Nano Banana Pro' },
      { name: 'Shape', before: '1:1', after: '16:9' },
      { name: 'Web search', before: 'off', after: 'on' },
    ]);
    const { options: _, ...imported } = before;
    assert.deepEqual(settingChanges(imported, imported), []);
  });
});
