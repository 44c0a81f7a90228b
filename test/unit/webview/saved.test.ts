import assert from 'node:assert/strict';
import { parseSaved } from '../../../webview/state/kept/saved.ts';

describe('what a page kept', () => {
  it('comes back as it was', () => {
    const kept = {
      prompt: 'a fox',
      choices: { aspectRatio: '16:9', googleSearch: true, count: 4 },
      references: [{ id: 'one', role: 'style' }, { id: 'two' }],
      selected: 'x',
    };
    assert.deepEqual(parseSaved(JSON.parse(JSON.stringify(kept))), kept);
  });

  it('keeps the draft when another version wrote the rest', () => {
    const other = {
      prompt: 'a fox',
      choices: { aspectRatio: '7:5', resolution: '4K', count: 900 },
      references: [7, { id: 'one', role: 'villain' }],
      selected: 7,
    };
    assert.deepEqual(parseSaved(other), {
      prompt: 'a fox',
      choices: { resolution: '4K' },
      references: [{ id: 'one' }],
    });
  });

  it('starts empty from nothing', () => {
    for (const state of [undefined, null, 'text', []])
      assert.deepEqual(parseSaved(state), { prompt: '', choices: {}, references: [] });
  });
});
