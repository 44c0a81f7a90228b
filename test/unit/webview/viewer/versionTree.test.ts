import assert from 'node:assert/strict';
import { versionRows } from '../../../../webview/state/viewer/versionTree.ts';

/** "b<a" is b, made from a; in the order in which they were made. */
const tree = (...images: readonly string[]) =>
  versionRows(
    images.map((text, createdAt) => {
      const [id = '', parentId] = text.split('<');
      return { id, createdAt, ...(parentId && { parentId }) };
    }),
  );

/** "└b1 ↓ +2 |3": an edit in column 1 that goes on there, with a branch in column 2, while column 3 passes by. */
const drawn = (...images: readonly string[]) =>
  tree(...images).map(({ image, lane, isEdit, goesOn, branches, passing }) =>
    [
      `${isEdit ? '└' : ''}${image.id}${lane}`,
      goesOn && '↓',
      branches.length > 0 && `+${branches.join('')}`,
      passing.length > 0 && `|${passing.join('')}`,
    ]
      .filter(Boolean)
      .join(' '),
  );

describe('the tree of versions', () => {
  it('is one line for edits of edits', () => {
    assert.deepEqual(drawn('a', 'b<a', 'c<b'), ['a0 ↓', '└b0 ↓', '└c0']);
  });

  it('gives a branch a column of its own, whose line passes by what comes between', () => {
    assert.deepEqual(drawn('a', 'b<a', 'c<b', 'd<a', 'e<d'), ['a0 ↓ +1', '└b0 ↓ |1', '└c0 |1', '└d1 ↓', '└e1']);
  });

  it('gives the branches of a branch columns beyond those that are waiting', () => {
    assert.deepEqual(drawn('a', 'b<a', 'c<a', 'd<b', 'e<b'), ['a0 ↓ +1', '└b0 ↓ +2 |1', '└d0 |12', '└e2 |1', '└c1']);
  });

  it('shows versions whose origin is gone, and every image of a circle once', () => {
    assert.deepEqual(drawn('b<a', 'c<a'), ['b0', 'c0']);
    assert.deepEqual(drawn('a<b', 'b<a'), ['a0 ↓', '└b0 ↓']);
    assert.deepEqual(drawn('a<a'), ['a0 ↓']);
  });

  it('is quick for a line of many thousand edits', () => {
    const line = Array.from({ length: 20_000 }, (_, n) => (n === 0 ? 'v0' : `v${n}<v${n - 1}`));
    assert.equal(tree(...line).length, 20_000);
  });
});
