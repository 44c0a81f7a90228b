import type { Size } from '../../protocol/pixels.ts';
import { type Canvas, createCanvas, wash } from '../paint/canvas.ts';
import { develop, type Pixels } from '../paint/develop.ts';
import { vignette } from '../paint/light.ts';
import { grain, paintScene, workingSize } from '../paint/picture.ts';
import { createRandom } from '../paint/random.ts';
import type { Recipe } from '../paint/recipe.ts';
import { signWithDemo } from '../paint/wordmark.ts';
import { boxAround, lay, type Picture, type Place } from './lay.ts';

/** Puts several pictures together: prints with white borders, pinned in rows onto a scene that fits the words. */
export function collage(pictures: readonly Picture[], recipe: Recipe, size: Size): Pixels {
  const working = workingSize(size);
  const canvas = createCanvas(working.width, working.height);
  paintScene(canvas, recipe);
  const random = createRandom(recipe.seed);
  arrange(pictures, working).forEach((place, i) => {
    const picture = pictures[i];
    if (!picture) return;
    const turned = { ...place, turn: random.between(-0.035, 0.035) };
    const border = Math.min(place.width, place.height) * 0.045;
    paintShadow(canvas, turned, border);
    paintPaper(canvas, turned);
    lay(canvas, picture, {
      x: place.x + border,
      y: place.y + border,
      width: place.width - 2 * border,
      height: place.height - 2 * border,
      turn: turned.turn,
    });
  });
  vignette(canvas, 0.25);
  signWithDemo(canvas);
  return develop(canvas, size, grain);
}

/** Places for the prints: as many rows as let them be largest, each print in its own shape. */
function arrange(pictures: readonly Size[], canvas: Size): Place[] {
  const shapes = pictures.map(({ width, height }) => Math.min(2.4, Math.max(0.42, width / height)));
  const layouts = Array.from({ length: shapes.length }, (_, i) => inRows(shapes, i + 1, canvas));
  const area = (places: readonly Place[]) => places.reduce((sum, { width, height }) => sum + width * height, 0);
  return layouts.reduce((best, layout) => (area(layout) > area(best) ? layout : best));
}

function inRows(shapes: readonly number[], rows: number, { width, height }: Size): Place[] {
  const gap = Math.min(width, height) * 0.045;
  const perRow = Math.ceil(shapes.length / rows);
  const rowShapes = Array.from({ length: Math.ceil(shapes.length / perRow) }, (_, row) =>
    shapes.slice(row * perRow, (row + 1) * perRow),
  );
  const tallest = (height - gap * (rowShapes.length + 1)) / rowShapes.length;
  const rowHeights = rowShapes.map((row) => {
    const broad = row.reduce((sum, shape) => sum + shape, 0);
    return Math.min(tallest, (width - gap * (row.length + 1)) / broad) * 0.94;
  });
  let y = (height - rowHeights.reduce((sum, row) => sum + row, 0) - gap * (rowShapes.length - 1)) / 2;
  return rowShapes.flatMap((row, i) => {
    const rowHeight = rowHeights[i] ?? tallest;
    const broad = row.reduce((sum, shape) => sum + shape * rowHeight, 0) + gap * (row.length - 1);
    let x = (width - broad) / 2;
    const places = row.map((shape) => {
      const place = { x, y, width: shape * rowHeight, height: rowHeight };
      x += place.width + gap;
      return place;
    });
    y += rowHeight + gap;
    return places;
  });
}

function paintPaper(canvas: Canvas, place: Place & { readonly turn: number }): void {
  paintSheet(canvas, place, 0, (edge, ink) => {
    ink.r = 0.93;
    ink.g = 0.92;
    ink.b = 0.9;
    ink.a = Math.min(1, Math.max(0, edge + 0.5));
  });
}

function paintShadow(canvas: Canvas, place: Place & { readonly turn: number }, depth: number): void {
  const fallen = { ...place, x: place.x + depth * 0.25, y: place.y + depth * 0.7 };
  paintSheet(canvas, fallen, depth * 1.5, (edge, ink) => {
    const t = Math.min(1, Math.max(0, edge / (depth * 3) + 0.5));
    ink.r = 0;
    ink.g = 0;
    ink.b = 0.01;
    ink.a = t * t * 0.5;
  });
}

/** Visits each pixel of a turned sheet and its surroundings with its distance to the edge, positive inside. */
function paintSheet(
  canvas: Canvas,
  { x, y, width, height, turn }: Place & { readonly turn: number },
  around: number,
  paint: (edge: number, ink: { r: number; g: number; b: number; a: number }) => void,
): void {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  wash(
    canvas,
    (px, py, ink) => {
      const dx = Math.abs((px - cx) * cos + (py - cy) * sin) - width / 2;
      const dy = Math.abs(-(px - cx) * sin + (py - cy) * cos) - height / 2;
      const outside = Math.hypot(Math.max(0, dx), Math.max(0, dy));
      paint(outside > 0 ? -outside : -Math.max(dx, dy), ink);
    },
    'over',
    boxAround(cx, cy, { width: width + 2 * around, height: height + 2 * around }, turn),
  );
}
