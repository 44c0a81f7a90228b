import { type Canvas, solid } from './canvas.ts';
import { black, white } from './colour.ts';
import { fill } from './fill.ts';
import { curve, outlineOf, type Point, ribbon, roundedRectangle } from './shapes.ts';

/** Strokes of each letter on a field one unit high, and its breadth. */
const letters: readonly { readonly breadth: number; readonly strokes: readonly (readonly Point[])[] }[] = [
  {
    breadth: 0.68,
    strokes: [
      line([0, 0], [0, 1]),
      curve([...line([0, 0], [0.3, 0], [0.6, 0.2], [0.68, 0.5], [0.6, 0.8], [0.3, 1], [0, 1])], false, 6),
    ],
  },
  { breadth: 0.52, strokes: [line([0.52, 0], [0, 0], [0, 1], [0.52, 1]), line([0, 0.49], [0.44, 0.49])] },
  { breadth: 0.84, strokes: [line([0, 1], [0, 0], [0.42, 0.66], [0.84, 0], [0.84, 1])] },
  {
    breadth: 0.84,
    strokes: [
      curve(
        Array.from({ length: 13 }, (_, i) => ({
          x: 0.42 + 0.42 * Math.sin((i / 12) * 2 * Math.PI),
          y: 0.5 - 0.5 * Math.cos((i / 12) * 2 * Math.PI),
        })),
        false,
        4,
      ),
    ],
  },
];

const spacing = 0.42;

/** The word DEMO in the lower right corner, on a veil of its own: readable on any picture, in a thumbnail too. */
export function signWithDemo(canvas: Canvas): void {
  const { width, height } = canvas;
  const height1 = Math.min(Math.max(width, height) * 0.0185, Math.min(width, height) * 0.08);
  const length = letters.reduce((sum, { breadth }) => sum + breadth + spacing, -spacing) * height1;
  const margin = height1 * 1.1;
  const padding = height1 * 0.85;
  const right = width - margin;
  const bottom = height - margin;
  const top = bottom - height1 * 2.3;
  const left = right - length - 2 * padding;
  fill(canvas, roundedRectangle(left, top, right, bottom, (bottom - top) / 2), solid(black, 0.5));

  let x = left + padding;
  const y = top + height1 * 0.65;
  for (const { breadth, strokes } of letters) {
    for (const stroke of strokes) {
      const points = stroke.map((point) => ({ x: x + point.x * height1, y: y + point.y * height1 }));
      for (const outline of pieces(points, height1 * 0.085)) fill(canvas, outline, solid(white, 0.95));
    }
    x += (breadth + spacing) * height1;
  }
}

/** A pen line as outlines: its segments one by one where it has corners, as one ribbon where it is a curve. */
function pieces(points: readonly Point[], half: number) {
  if (points.length > 8) return [ribbon(points, () => half)];
  return points.slice(1).map((end, i) => {
    const start = points[i] ?? end;
    const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
    const [dx, dy] = [((end.x - start.x) / length) * half, ((end.y - start.y) / length) * half];
    return outlineOf([
      { x: start.x - dx - dy, y: start.y - dy + dx },
      { x: end.x + dx - dy, y: end.y + dy + dx },
      { x: end.x + dx + dy, y: end.y + dy - dx },
      { x: start.x - dx + dy, y: start.y - dy - dx },
    ]);
  });
}

function line(...corners: readonly (readonly [number, number])[]): Point[] {
  return corners.map(([x, y]) => ({ x, y }));
}
