import assert from 'node:assert/strict';
import { aspectRatios } from '../../../../src/protocol/model.ts';
import { indexesWithin, layoutOf, rowAt, rowOf } from '../../../../webview/state/gallery/layout.ts';
import { stepInGrid } from '../../../../webview/state/gallery/steps.ts';

const shapes = Uint8Array.from({ length: 1000 }, (_, n) => (n * 7) % aspectRatios.length);
const input = { shapes, sections: [0, 3, 500], total: 1000, width: 900, size: 'medium', look: 'fitted' } as const;

describe('The layout of the gallery', () => {
  for (const look of ['fitted', 'square'] as const) {
    for (const width of [1, 196, 900, 2400]) {
      it(`has every image once, in order, inside ${width} pixels: ${look}`, () => {
        const layout = layoutOf({ ...input, look, width });
        const rows = [...layout.tops.keys()];
        const boxes = rows.flatMap((row) => layout.boxes(row));
        assert.deepEqual(
          boxes.map(({ index }) => index),
          [...shapes.keys()],
        );
        assert.ok(boxes.every((box) => box.left >= 0 && box.left + box.width <= width + 1));
        for (const row of rows.slice(1)) {
          const end = (layout.tops[row - 1] ?? 0) + (layout.heights[row - 1] ?? 0);
          assert.ok((layout.tops[row] ?? 0) >= end);
        }
        assert.ok(layout.height >= (layout.tops.at(-1) ?? 0) + (layout.heights.at(-1) ?? 0));
      });
    }
  }

  it('begins a row with each section', () => {
    const layout = layoutOf(input);
    for (const start of input.sections) assert.equal(layout.starts[rowOf(layout, start)], start);
  });

  it('finds rows by height and by image', () => {
    const layout = layoutOf(input);
    assert.equal(rowAt(layout, -100), 0);
    assert.equal(rowAt(layout, 1e9), layout.tops.length - 1);
    for (const row of [0, 5, layout.tops.length - 1]) {
      assert.equal(rowAt(layout, layout.tops[row] ?? 0), row);
      assert.equal(rowOf(layout, layout.starts[row] ?? 0), row);
    }
  });

  it('gives the rest of a result about as much room as its beginning', () => {
    const { height } = layoutOf({ ...input, total: 100_000 });
    assert.ok(height > 80 * layoutOf(input).height && height < 120 * layoutOf(input).height);
  });

  it('has room for nothing', () => {
    const nothing = layoutOf({ ...input, shapes: new Uint8Array(), sections: [], total: 0 });
    assert.equal(nothing.height, 0);
    assert.equal(stepInGrid('ArrowDown', -1, nothing, 500), undefined);
  });

  it('finds what a rectangle covers', () => {
    const layout = layoutOf(input);
    const [first] = layout.boxes(1);
    assert.ok(first);
    const top = (layout.tops[1] ?? 0) + 2;
    assert.deepEqual(indexesWithin(layout, { left: first.left, right: first.left + 1, top, bottom: top + 1 }), [
      first.index,
    ]);
    assert.equal(indexesWithin(layout, { left: 0, right: 900, top: 0, bottom: layout.height }).length, 1000);
  });

  it('moves straight up and down, by pages, and to the ends', () => {
    const layout = layoutOf({ ...input, look: 'square', sections: [0] });
    const perRow = layout.boxes(0).length;
    const step = (key: string, from: number) => stepInGrid(key, from, layout, 600);
    assert.equal(step('ArrowDown', 2), 2 + perRow);
    assert.equal(step('ArrowUp', 2 + perRow), 2);
    assert.equal(step('ArrowUp', 2), 2);
    assert.equal(step('ArrowLeft', 0), 0);
    assert.equal(step('ArrowRight', 999), 999);
    assert.equal(step('End', 4), 999);
    assert.equal(step('Home', 400), 0);
    assert.ok((step('PageDown', 2) ?? 0) > 2 + perRow);
    assert.equal(step('PageUp', step('PageDown', 2) ?? 0), 2);
    assert.equal(step('x', 2), undefined);
  });
});
