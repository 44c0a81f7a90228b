import assert from 'node:assert/strict';
import { hidden, hide, show } from '../../../../webview/state/gallery/hidden.ts';

describe('Images that went a moment ago', () => {
  const keys = () => [...hidden.value.keys()].sort();

  it('stay out of sight when they went again before their first way was over', () => {
    const first = hide([1, 2, 3]);
    show([1]);
    const second = hide([1, 4]);
    first();
    assert.deepEqual(keys(), [1, 4]);
    second();
    assert.deepEqual(keys(), []);
  });
});
