import assert from 'node:assert/strict';
import { canPan, fitScale, pan, place, type View, zoomStep, zoomTo } from '../../../../webview/state/viewer/zoom.ts';

const room = { width: 800, height: 600 };
const picture = { width: 1600, height: 800 };
/** The point of the picture, in its own pixels, that lies under a point of the room. */
const under = (view: View, at: { x: number; y: number }, size = picture) => {
  const { left, top, scale } = place(view, size, room);
  return { x: Math.round((at.x - left) / scale), y: Math.round((at.y - top) / scale) };
};

describe('the way a picture is looked at', () => {
  it('fits all of it into the room, in the middle, and never blows it up', () => {
    assert.deepEqual(place('fit', picture, room), { scale: 0.5, width: 800, height: 400, left: 0, top: 100 });
    assert.equal(fitScale({ width: 300, height: 200 }, room), 1);
  });

  it('shows a picture of one pixel large enough to be found, and a strip of 8 to 1 whole', () => {
    assert.equal(place('fit', { width: 1, height: 1 }, room).width, 96);
    assert.deepEqual(place('fit', { width: 8192, height: 1024 }, room).width, 800);
  });

  it('keeps the picture under the pointer where it is', () => {
    const at = { x: 200, y: 250 };
    const once = zoomTo(2, 'fit', picture, room, at);
    assert.deepEqual(under(once, at), under('fit', at));
    assert.deepEqual(under(zoomTo(16, once, picture, room, at), at), under('fit', at));
  });

  it('goes by round figures, and back to fitting at the end', () => {
    const larger = zoomStep(1, 'fit', picture, room);
    assert.equal(larger === 'fit' ? 0 : larger.scale, 0.67);
    assert.equal(zoomStep(-1, larger, picture, room), 'fit');
    assert.equal(zoomTo(0.01, larger, picture, room), 'fit');
    const largest = zoomTo(9999, larger, picture, room);
    assert.equal(place(largest, picture, room).scale, 64);
    assert.deepEqual(zoomStep(1, largest, picture, room), largest);
  });

  it('moves as far as there is picture, and at once in the other direction', () => {
    const view = zoomTo(1, 'fit', picture, room);
    const atTheEdge = pan(view, { x: 5000, y: 5000 }, picture, room);
    assert.deepEqual([place(atTheEdge, picture, room).left, place(atTheEdge, picture, room).top], [0, 0]);
    assert.equal(Math.round(place(pan(atTheEdge, { x: -10, y: 0 }, picture, room), picture, room).left), -10);
    assert.equal(pan('fit', { x: 50, y: 50 }, picture, room), 'fit');
    assert.deepEqual(
      [canPan(place('fit', picture, room), room), canPan(place(view, picture, room), room)],
      [false, true],
    );
  });

  it('is the same for the same picture in another size', () => {
    const view: View = { scale: 2, x: 0.3, y: 0.7 };
    const half = { width: 800, height: 400 };
    const other: View = { scale: 4, x: 0.3, y: 0.7 };
    assert.deepEqual({ ...place(other, half, room), scale: 0 }, { ...place(view, picture, room), scale: 0 });
  });
});
