import assert from 'node:assert/strict';
import type { Annotation } from '../../../../webview/state/editor/annotations.ts';
import { emptyJournal } from '../../../../webview/state/editor/journal.ts';
import { annotations, marks, recordMark, undoMark } from '../../../../webview/state/editor/marks.ts';
import { dropRemark, putRemark, removeRemark, shifted, showRemark } from '../../../../webview/state/editor/remarks.ts';

const size = { width: 100, height: 80 };
const box: Annotation = { id: 'a', kind: 'box', from: { x: 10, y: 10 }, to: { x: 40, y: 30 } };

describe('a remark that is there', () => {
  beforeEach(() => {
    marks.value = emptyJournal;
    recordMark({ kind: 'annotate', annotation: box });
    recordMark({ kind: 'annotate', annotation: { ...box, id: 'b' } });
  });

  it('moves as a whole or by an end, and never out of the picture', () => {
    assert.deepEqual(shifted(box, 'whole', { x: 5, y: -3 }, size), {
      ...box,
      from: { x: 15, y: 7 },
      to: { x: 45, y: 27 },
    });
    assert.deepEqual(shifted(box, 'to', { x: 5, y: 5 }, size), { ...box, to: { x: 45, y: 35 } });
    const far = shifted(box, 'whole', { x: 500, y: -500 }, size);
    assert.deepEqual(
      [far.from, far.to],
      [
        { x: 70, y: 0 },
        { x: 100, y: 20 },
      ],
    );
  });

  it('is one step of the history for all of its way, keeps its turn, and leaves no step where it comes back', () => {
    for (const x of [1, 2, 3]) showRemark(shifted(box, 'whole', { x, y: 0 }, size));
    putRemark('a');
    assert.deepEqual(
      annotations.value.map(({ id, from }) => [id, from.x]),
      [
        ['a', 13],
        ['b', 10],
      ],
    );
    undoMark();
    assert.equal(annotations.value[0]?.from.x, 10);
    showRemark(box);
    putRemark('a');
    assert.equal(marks.value.done.length, 2);
  });

  it('stays out of the way of another one that is being drawn', () => {
    showRemark({ ...box, id: 'new' });
    putRemark('a');
    assert.deepEqual([dropRemark('a'), marks.value.done.length], [false, 2]);
    assert.equal(dropRemark('new'), true);
  });

  it('goes, and comes back', () => {
    removeRemark('a');
    assert.deepEqual(
      annotations.value.map(({ id }) => id),
      ['b'],
    );
    undoMark();
    assert.equal(annotations.value.length, 2);
  });
});
