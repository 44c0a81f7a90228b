import type { Size } from '../../../../src/protocol/pixels.ts';
import type { MaskStep } from './maskStep.ts';

/**
 * The mask as one byte a pixel, rows from the top: 255 where the picture may change, else 0. A pixel belongs to a shape
 * when its centre does. `scale` draws a smaller or larger copy of the same steps.
 */
export function rasterise(steps: readonly MaskStep[], { width, height }: Size, scale = 1): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(width * height);
  const fill = (y: number, left: number, right: number, value: number) => {
    const from = Math.max(0, Math.ceil(left - 0.5));
    const to = Math.min(width - 1, Math.floor(right - 0.5));
    if (to >= from) mask.fill(value, y * width + from, y * width + to + 1);
  };
  for (const step of steps) {
    if (step.kind === 'clear') mask.fill(0);
    else if (step.kind === 'invert') for (let at = 0; at < mask.length; at++) mask[at] = 255 - (mask[at] ?? 0);
    else {
      const points = step.points.map((coordinate) => coordinate * scale);
      const value = step.erases ? 0 : 255;
      const spans =
        step.kind === 'area' ? areaSpans(points, height) : strokeSpans(points, (step.width * scale) / 2, height);
      for (const { y, left, right } of spans) fill(y, left, right, value);
    }
  }
  return mask;
}

/** How much of the mask is marked, 0 to 1. */
export function coverage(mask: Uint8Array): number {
  let marked = 0;
  for (const value of mask) if (value > 127) marked += 1;
  return mask.length === 0 ? 0 : marked / mask.length;
}

interface Span {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

/** A stroke is a chain of capsules, and a capsule is convex: one span a row. */
function* strokeSpans(points: readonly number[], radius: number, height: number): Generator<Span> {
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [ax = 0, ay = 0, bx = ax, by = ay] = points.slice(at, at + 4);
    if (at > 0 && at + 3 >= points.length) break;
    yield* capsuleSpans([ax, ay], [bx, by], radius, height);
  }
}

type Place = readonly [x: number, y: number];

function* capsuleSpans([ax, ay]: Place, [bx, by]: Place, radius: number, height: number): Generator<Span> {
  const length = Math.hypot(bx - ax, by - ay);
  // Across the direction of the stroke.
  const [nx, ny] = length === 0 ? [0, 0] : [(-(by - ay) / length) * radius, ((bx - ax) / length) * radius];
  const corners: readonly Place[] = [
    [ax + nx, ay + ny],
    [bx + nx, by + ny],
    [bx - nx, by - ny],
    [ax - nx, ay - ny],
  ];
  const first = Math.max(0, Math.floor(Math.min(ay, by) - radius));
  const last = Math.min(height - 1, Math.ceil(Math.max(ay, by) + radius));
  for (let y = first; y <= last; y++) {
    const middle = y + 0.5;
    let [left, right] = [Infinity, -Infinity];
    const include = (x: number) => {
      left = Math.min(left, x);
      right = Math.max(right, x);
    };
    for (const [cx, cy] of [
      [ax, ay],
      [bx, by],
    ] as const) {
      const reach = radius * radius - (middle - cy) ** 2;
      if (reach < 0) continue;
      include(cx - Math.sqrt(reach));
      include(cx + Math.sqrt(reach));
    }
    corners.forEach((from, index) => {
      const crossing = crossingOf(from, corners[(index + 1) % corners.length] ?? from, middle);
      if (crossing) include(crossing.x);
    });
    if (right >= left) yield { y, left, right };
  }
}

/** What lies inside the outline, also where it crosses itself. */
function* areaSpans(points: readonly number[], height: number): Generator<Span> {
  const places = Array.from(
    { length: points.length / 2 },
    (_, at): Place => [points[2 * at] ?? 0, points[2 * at + 1] ?? 0],
  );
  const ys = places.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...ys)));
  const last = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  for (let y = first; y <= last; y++) {
    const crossings = places
      .flatMap((from, index) => crossingOf(from, places[(index + 1) % places.length] ?? from, y + 0.5) ?? [])
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    for (const [index, { x, turn }] of crossings.entries()) {
      winding += turn;
      const next = crossings[index + 1];
      if (winding !== 0 && next) yield { y, left: x, right: next.x };
    }
  }
}

/** Where an edge crosses the middle of a row, and whether it goes down or up there. */
function crossingOf([ax, ay]: Place, [bx, by]: Place, y: number): { x: number; turn: 1 | -1 } | undefined {
  if (ay <= y === by <= y) return undefined;
  return { x: ax + ((y - ay) / (by - ay)) * (bx - ax), turn: by > ay ? 1 : -1 };
}
