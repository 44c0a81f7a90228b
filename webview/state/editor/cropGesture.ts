import type { Size } from '../../../src/protocol/pixels.ts';
import type { Point } from '../point.ts';
import type { Gesture } from './gesture.ts';
import { crop, type Rectangle } from './tools.ts';

/** How near a corner has to be taken hold of, as a share of the longer side. */
const reach = 0.03;

/** Draws the part to keep, pulls one of its corners, or moves it as a whole. */
export function cropGesture(size: Size): Gesture {
  let before: Rectangle | undefined;
  let act: (to: Point) => Rectangle | undefined = () => undefined;
  return {
    start(at) {
      before = crop.value;
      act = actAt(at, before, size);
    },
    move(points) {
      const last = points.at(-1);
      const area = last && act(last);
      if (area) crop.value = area;
    },
    end() {
      if (crop.value && (crop.value.width < 1 || crop.value.height < 1)) crop.value = before;
    },
    cancel() {
      crop.value = before;
    },
  };
}

function actAt(at: Point, area: Rectangle | undefined, size: Size): (to: Point) => Rectangle {
  const opposite = area && oppositeCorner(at, area, Math.max(size.width, size.height) * reach);
  if (opposite) return (to) => between(opposite, to, size);
  if (area && isInside(at, area)) return (to) => moved(area, { x: to.x - at.x, y: to.y - at.y }, size);
  return (to) => between(at, to, size);
}

/** The corner that stays where it is when the one near the pointer is pulled. */
function oppositeCorner(at: Point, { left, top, width, height }: Rectangle, near: number): Point | undefined {
  const corners = [left, left + width].flatMap((x) => [top, top + height].map((y) => ({ x, y })));
  const taken = corners.find(({ x, y }) => Math.hypot(x - at.x, y - at.y) < near);
  return taken && { x: 2 * left + width - taken.x, y: 2 * top + height - taken.y };
}

const isInside = ({ x, y }: Point, { left, top, width, height }: Rectangle): boolean =>
  x > left && x < left + width && y > top && y < top + height;

/** Whole pixels, inside the picture. */
function between(one: Point, other: Point, { width, height }: Size): Rectangle {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const [left, right] = [one.x, other.x].map((x) => clamp(x, width)).sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => clamp(y, height)).sort((a, b) => a - b) as [number, number];
  return { left, top, width: right - left, height: bottom - top };
}

function moved(area: Rectangle, by: Point, { width, height }: Size): Rectangle {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return {
    ...area,
    left: clamp(area.left + by.x, width - area.width),
    top: clamp(area.top + by.y, height - area.height),
  };
}
