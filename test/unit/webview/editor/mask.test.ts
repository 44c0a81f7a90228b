import assert from 'node:assert/strict';
import sharp from 'sharp';
import { emptyJournal, type Journal, record, redo, undo } from '../../../../webview/state/editor/journal.ts';
import { grayPng } from '../../../../webview/state/editor/mask/grayPng.ts';
import { cornersOf, isMaskStep, type MaskStep } from '../../../../webview/state/editor/mask/maskStep.ts';
import { coverage, rasterise } from '../../../../webview/state/editor/mask/rasterise.ts';

const brush = (width: number, ...points: readonly number[]): MaskStep => ({
  kind: 'stroke',
  erases: false,
  width,
  points,
});
const area = (...points: readonly number[]): MaskStep => ({ kind: 'area', erases: false, points });
const erased = (step: MaskStep): MaskStep => ({ ...step, erases: true }) as MaskStep;

/** Rows of a small mask, `#` where it is marked. */
function draw(steps: readonly MaskStep[], width = 8, height = 5): readonly string[] {
  const mask = rasterise(steps, { width, height });
  return Array.from({ length: height }, (_, y) =>
    [...mask.subarray(y * width, (y + 1) * width)].map((value) => (value ? '#' : '.')).join(''),
  );
}

describe('the mask', () => {
  it('marks a stroke with round ends', () => {
    assert.deepEqual(draw([brush(3, 2.5, 2.5, 5.5, 2.5)]), [
      '........',
      '.######.',
      '.######.',
      '.######.',
      '........',
    ]);
  });

  it('marks a dab, and what of a stroke lies inside the picture', () => {
    assert.deepEqual(draw([brush(1, 3.5, 1.5)]), ['........', '...#....', '........', '........', '........']);
    assert.deepEqual(draw([brush(2, -9, 0, 20, 0)])[0], '########');
  });

  it('fills rectangles from any corner, and a lasso that crosses itself', () => {
    const rows = ['........', '.###....', '.###....', '........', '........'];
    assert.deepEqual(draw([area(...cornersOf({ x: 1, y: 1 }, { x: 4, y: 3 }))]), rows);
    assert.deepEqual(draw([area(...cornersOf({ x: 4, y: 3 }, { x: 1, y: 1 }))]), rows);
    // A pentagram: its middle is inside, too.
    const star = Array.from({ length: 5 }, (_, n) => [
      50 + 48 * Math.sin(n * 2.513),
      50 - 48 * Math.cos(n * 2.513),
    ]).flat();
    assert.equal(rasterise([area(...star)], { width: 100, height: 100 })[50 * 100 + 50], 255);
  });

  it('erases, inverts and clears in the order in which it was done', () => {
    const all = area(0, 0, 8, 0, 8, 5, 0, 5);
    assert.deepEqual(draw([all, erased(area(0, 0, 4, 0, 4, 5, 0, 5))])[2], '....####');
    assert.deepEqual(draw([all, erased(area(0, 0, 4, 0, 4, 5, 0, 5)), { kind: 'invert' }])[2], '####....');
    assert.equal(coverage(rasterise([all, { kind: 'clear' }], { width: 8, height: 5 })), 0);
    assert.equal(coverage(rasterise([{ kind: 'invert' }], { width: 8, height: 5 })), 1);
  });

  it('covers as much as the circle that was painted, at any scale', () => {
    const circle = brush(100, 100, 100);
    const share = (Math.PI * 50 * 50) / (200 * 200);
    for (const scale of [1, 0.25]) {
      const size = { width: 200 * scale, height: 200 * scale };
      assert.ok(Math.abs(coverage(rasterise([circle], size, scale)) - share) < 0.005, `at ${scale}`);
    }
  });

  it('is a PNG of one channel that every decoder reads', async () => {
    const size = { width: 37, height: 21 };
    const mask = rasterise([brush(9, 5, 5, 30, 15)], size);
    const png = await (await grayPng(mask, size)).arrayBuffer();
    const { width, height, channels, depth } = await sharp(png).metadata();
    assert.deepEqual([width, height, channels, depth], [37, 21, 1, 'uchar']);
    assert.deepEqual(new Uint8Array(await sharp(png).extractChannel(0).raw().toBuffer()), mask);
  });

  it('is kept as steps; damaged ones are left out', () => {
    const kept = [brush(9, 1, 2, 3, 4), area(0, 0, 1, 1, 2, 2), { kind: 'invert' }];
    assert.deepEqual(
      JSON.parse(JSON.stringify([...kept, { kind: 'spray' }, 7, brush(1, Number.NaN)])).filter(isMaskStep),
      kept,
    );
  });
});

describe('what was done on a picture', () => {
  it('is taken back and done again, until something new is done', () => {
    const both: Journal<string> = record(record(emptyJournal, 'one'), 'two');
    assert.deepEqual(undo(both), { done: ['one'], undone: ['two'] });
    assert.deepEqual(redo(undo(both)), both);
    assert.deepEqual(redo(undo(undo(both))).done, ['one']);
    assert.deepEqual(record(undo(both), 'three'), { done: ['one', 'three'], undone: [] });
    assert.deepEqual(undo(emptyJournal), emptyJournal);
  });
});
