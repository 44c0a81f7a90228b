import { type Blend, type Box, type Canvas, dab, onCanvas, type Paint } from './canvas.ts';
import type { Ink } from './colour.ts';

/** A closed shape: x and y of each corner, one after the other. */
export type Outline = readonly number[];

/** Fills a shape, its edges exactly as soft as the part of each pixel that they cover. */
export function fill(canvas: Canvas, outline: Outline, paint: Paint, opacity = 1, blend: Blend = 'over'): void {
  const box = onCanvas(canvas, bounds(outline));
  if (box.left >= box.right || box.top >= box.bottom) return;
  const stride = canvas.width + 2;
  const { coverage } = canvas;
  for (let i = 0; i < outline.length; i += 2) {
    const next = (i + 2) % outline.length;
    addEdge(canvas, box, outline[i] ?? 0, outline[i + 1] ?? 0, outline[next] ?? 0, outline[next + 1] ?? 0);
  }
  const ink: Ink = { r: 0, g: 0, b: 0, a: 1 };
  for (let y = box.top; y < box.bottom; y++) {
    let covered = 0;
    for (let x = box.left; x < box.right; x++) {
      covered += coverage[y * stride + x] ?? 0;
      const share = Math.min(1, Math.abs(covered));
      if (share < 0.004) continue;
      ink.a = 1;
      paint(x + 0.5, y + 0.5, ink);
      dab(canvas.light, (y * canvas.width + x) * 3, ink, ink.a * share * opacity, blend);
    }
    coverage.fill(0, y * stride + box.left, y * stride + box.right + 2);
  }
}

/**
 * Adds one edge to the running sums: summed from the left, they give each pixel's covered area (the method of exact
 * signed areas, as font rasterisers use it). What lies left of the box counts from its first column on.
 */
function addEdge(canvas: Canvas, box: Box, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const direction = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  const stride = canvas.width + 2;
  const { coverage } = canvas;
  const start = Math.max(topY, box.top);
  const end = Math.min(bottomY, box.bottom);
  let x = topX + slope * (start - topY);
  for (let y = Math.floor(start); y < end; y++) {
    const height = Math.min(y + 1, end) - Math.max(y, start);
    const nextX = x + slope * height;
    const from = clamp(Math.min(x, nextX), box.left, box.right);
    const to = clamp(Math.max(x, nextX), box.left, box.right);
    const amount = height * direction;
    const first = Math.floor(from);
    const at = y * stride + first;
    x = nextX;
    if (to <= first + 1) {
      const inside = (from + to) / 2 - first;
      coverage[at] = (coverage[at] ?? 0) + amount * (1 - inside);
      coverage[at + 1] = (coverage[at + 1] ?? 0) + amount * inside;
      continue;
    }
    // The edge crosses several columns of this row: each takes its trapezium.
    const perColumn = 1 / (to - from);
    let done = 0;
    for (let column = first; column < to; column++) {
      const right = Math.min(to, column + 1);
      const left = Math.max(from, column);
      const share = (right - left) * perColumn;
      const inside = (left + right) / 2 - column;
      const i = y * stride + column;
      coverage[i] = (coverage[i] ?? 0) + amount * share * (1 - inside);
      coverage[i + 1] = (coverage[i + 1] ?? 0) + amount * share * inside;
      done += share;
      if (done >= 1) break;
    }
  }
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function bounds(outline: Outline): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let i = 0; i < outline.length; i += 2) {
    const x = outline[i] ?? 0;
    const y = outline[i + 1] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
}
