import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { roundedRectangle } from '../paint/shapes.ts';
import type { Brief } from '../scenes/scene.ts';
import { cellsOf } from './cells.ts';

/** Lays a picture again in small square stones with joints between them, lit from the upper left. */
export function mosaic(canvas: Canvas, { random, colours }: Brief): void {
  const size = Math.max(4, Math.round(Math.sqrt(canvas.width * canvas.height) / 72));
  const stones = cellsOf(canvas, size);
  wash(canvas, solid(scale(colours.near, 0.8)));
  for (const { x, y, mean } of stones) {
    const half = size * 0.44;
    const tone = shift(mean, { lighter: random.between(-0.035, 0.035), richer: 1.2 });
    const jolt = size * 0.03;
    const [cx, cy] = [x + random.between(-jolt, jolt), y + random.between(-jolt, jolt)];
    const stone = (grow: number, dx: number) =>
      roundedRectangle(
        cx - half - grow + dx,
        cy - half - grow + dx,
        cx + half + grow + dx,
        cy + half + grow + dx,
        size * 0.12,
      );
    fill(canvas, stone(0, 0), solid(shift(tone, { lighter: 0.1 })));
    fill(canvas, stone(-size * 0.05, size * 0.04), solid(shift(tone, { lighter: -0.06 })));
    fill(canvas, stone(-size * 0.06, 0), solid(tone));
  }
}
