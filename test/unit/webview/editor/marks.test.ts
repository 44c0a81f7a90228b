import assert from 'node:assert/strict';
import { emptyJournal } from '../../../../webview/state/editor/journal.ts';
import {
  annotations,
  clearMarks,
  drawing,
  markGesture,
  marks,
  maskSteps,
  type PenTool,
  parseMarks,
  undoMark,
} from '../../../../webview/state/editor/marks.ts';

type Place = readonly [x: number, y: number];

/** Draws through the places, as a pointer does. */
function draw(tool: PenTool, [first, ...rest]: readonly [Place, ...Place[]], alternative = false): void {
  const gesture = markGesture(tool, 10);
  gesture.start({ x: first[0], y: first[1] }, { alternative });
  for (const [x, y] of rest) gesture.move([{ x, y }]);
  gesture.end();
}

describe('what the pen does', () => {
  beforeEach(() => {
    marks.value = emptyJournal;
    Object.assign(globalThis, { requestAnimationFrame: () => 0 });
  });

  it('paints and erases with the brush, in tenths of a pixel', () => {
    draw('brush', [
      [1, 2],
      [3.12, 4],
    ]);
    draw('brush', [[5, 5]], true);
    draw('eraser', [[6, 6]]);
    assert.deepEqual(maskSteps.value, [
      { kind: 'stroke', erases: false, width: 10, points: [1, 2, 3.1, 4] },
      { kind: 'stroke', erases: true, width: 10, points: [5, 5] },
      { kind: 'stroke', erases: true, width: 10, points: [6, 6] },
    ]);
  });

  it('makes a rectangle of where it began and where it is, and nothing of a mere click', () => {
    draw('rectangle', [
      [1, 1],
      [9, 9],
      [4, 3],
    ]);
    draw('rectangle', [[1, 1]]);
    assert.deepEqual(maskSteps.value, [{ kind: 'area', erases: false, points: [1, 1, 4, 1, 4, 3, 1, 3] }]);
  });

  it('lets go of what is cancelled', () => {
    const gesture = markGesture('brush', 10);
    gesture.start({ x: 1, y: 1 }, { alternative: false });
    gesture.cancel();
    gesture.move([{ x: 5, y: 5 }]);
    gesture.end();
    assert.deepEqual([marks.value, drawing.value], [emptyJournal, undefined]);
  });

  it('keeps mask and remarks in one history', () => {
    draw('arrow', [
      [0, 0],
      [50, 50],
    ]);
    draw('number', [[10, 10]]);
    draw('brush', [[1, 1]]);
    undoMark();
    assert.deepEqual(
      annotations.value.map(({ kind }) => kind),
      ['arrow', 'number'],
    );
    undoMark();
    assert.deepEqual(
      annotations.value.map(({ kind }) => kind),
      ['arrow'],
    );
  });

  it('clears all, which can be taken back', () => {
    draw('box', [
      [0, 0],
      [50, 50],
    ]);
    draw('brush', [[1, 1]]);
    clearMarks();
    assert.deepEqual([annotations.value.length, maskSteps.value.at(-1)], [0, { kind: 'clear' }]);
    undoMark();
    assert.deepEqual([annotations.value.length, maskSteps.value.length], [1, 1]);
  });

  it('comes back as it was kept, without what another version wrote', () => {
    draw('arrow', [
      [0, 0],
      [50, 50],
    ]);
    draw('lasso', [
      [0, 0],
      [9, 0],
      [9, 9],
    ]);
    undoMark();
    const kept = JSON.parse(JSON.stringify(marks.value));
    assert.deepEqual(parseMarks(kept), marks.value);
    assert.deepEqual(
      parseMarks({ done: [{ kind: 'spray' }, { kind: 'annotate', annotation: { kind: 'blob' } }] }),
      emptyJournal,
    );
  });
});
