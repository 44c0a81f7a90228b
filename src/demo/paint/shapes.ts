import type { Outline } from './fill.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX, turn = 0): Outline {
  const corners = Math.max(16, Math.min(180, Math.ceil(Math.max(radiusX, radiusY) * 1.2)));
  const outline: number[] = [];
  for (let i = 0; i < corners; i++) {
    const angle = (i / corners) * 2 * Math.PI;
    const [dx, dy] = [Math.cos(angle) * radiusX, Math.sin(angle) * radiusY];
    outline.push(x + dx * Math.cos(turn) - dy * Math.sin(turn), y + dx * Math.sin(turn) + dy * Math.cos(turn));
  }
  return outline;
}

export const rectangle = (left: number, top: number, right: number, bottom: number): Outline => [
  left,
  top,
  right,
  top,
  right,
  bottom,
  left,
  bottom,
];

export function roundedRectangle(left: number, top: number, right: number, bottom: number, radius: number): Outline {
  const outline: number[] = [];
  const corner = (x: number, y: number, from: number) => {
    for (let i = 0; i <= 12; i++) {
      const angle = from + (i / 12) * (Math.PI / 2);
      outline.push(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
    }
  };
  corner(right - radius, bottom - radius, 0);
  corner(left + radius, bottom - radius, Math.PI / 2);
  corner(left + radius, top + radius, Math.PI);
  corner(right - radius, top + radius, 1.5 * Math.PI);
  return outline;
}

/** A slice of a disc; angles in radians, clockwise from the right. */
export function wedge(x: number, y: number, radius: number, from: number, to: number): Outline {
  const outline = [x, y];
  const steps = Math.max(8, Math.ceil(Math.abs(to - from) * 24));
  for (let i = 0; i <= steps; i++) {
    const angle = from + ((to - from) * i) / steps;
    outline.push(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  return outline;
}

/** A soft curve through the points (Catmull–Rom), as more points. */
export function curve(points: readonly Point[], closed = false, steps = 10): Point[] {
  const count = points.length;
  const at = (index: number): Point => {
    const i = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return points[i] ?? { x: 0, y: 0 };
  };
  const soft: Point[] = [];
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      soft.push({ x: between(a.x, b.x, c.x, d.x, t), y: between(a.y, b.y, c.y, d.y, t) });
    }
  }
  if (!closed) soft.push(at(count - 1));
  return soft;
}

const between = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

export const outlineOf = (points: readonly Point[]): Outline => points.flatMap(({ x, y }) => [x, y]);

/** A line of changing breadth along the points; `half` is its half breadth in pixels at t from 0 to 1. */
export function ribbon(points: readonly Point[], half: (t: number) => number): Outline {
  const left: number[] = [];
  const right: number[] = [];
  const last = points.length - 1;
  points.forEach((point, i) => {
    const before = points[Math.max(0, i - 1)] ?? point;
    const after = points[Math.min(last, i + 1)] ?? point;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const reach = half(last === 0 ? 0 : i / last) / length;
    const [dx, dy] = [(before.y - after.y) * reach, (after.x - before.x) * reach];
    left.push(point.x + dx, point.y + dy);
    right.unshift(point.x - dx, point.y - dy);
  });
  return [...left, ...right];
}
