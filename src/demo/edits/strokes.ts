import { type Canvas, solid } from '../paint/canvas.ts';
import { type Colour, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { type Point, ribbon } from '../paint/shapes.ts';
import type { Brief } from '../scenes/scene.ts';

/** Repaints a picture with three brushes, from broad to fine; strokes run along its edges as a painter's would. */
export function strokes(canvas: Canvas, brief: Brief): void {
  const { random, noise } = brief;
  const { width, height } = canvas;
  const source = canvas.light.slice();
  const unit = Math.sqrt(width * height);
  const brightness = (x: number, y: number): number => {
    const [r, g, b] = colourAt(source, canvas, x, y);
    return Math.sqrt(0.3 * r + 0.6 * g + 0.1 * b);
  };
  for (const [share, detail] of [
    [1 / 46, 0],
    [1 / 84, 0.035],
    [1 / 150, 0.085],
  ] as const) {
    const half = unit * share * 0.5;
    const spacing = half * 1.35;
    for (let row = 0; row < height / spacing; row++) {
      for (let column = 0; column < width / spacing; column++) {
        const start = { x: (column + random.next()) * spacing, y: (row + random.next()) * spacing };
        const slopeX = brightness(start.x + half, start.y) - brightness(start.x - half, start.y);
        const slopeY = brightness(start.x, start.y + half) - brightness(start.x, start.y - half);
        if (Math.hypot(slopeX, slopeY) < detail) continue;
        const wander = noise.fractal((start.x / unit) * 2.4, (start.y / unit) * 2.4, 2) * 2.6;
        const steady = Math.hypot(slopeX, slopeY) > 0.03;
        const angle = steady ? Math.atan2(slopeX, -slopeY) : wander;
        const path: Point[] = [];
        for (let step = -3; step <= 3; step++) {
          const along = step * half * 1.05;
          const bow = step * step * half * 0.06 * Math.sign(wander);
          path.push({
            x: start.x + Math.cos(angle) * along - Math.sin(angle) * bow,
            y: start.y + Math.sin(angle) * along + Math.cos(angle) * bow,
          });
        }
        const tone = shift(colourAt(source, canvas, start.x, start.y), {
          lighter: random.between(-0.03, 0.035),
          richer: random.between(1.05, 1.3),
        });
        const belly = (t: number) => half * (0.35 + 0.65 * Math.sin(Math.PI * (0.1 + 0.85 * t)));
        fill(canvas, ribbon(path, belly), solid(tone), 0.9);
        const bristle = path.map(({ x, y }) => ({
          x: x - Math.sin(angle) * half * 0.4,
          y: y + Math.cos(angle) * half * 0.4,
        }));
        fill(
          canvas,
          ribbon(bristle, (t) => belly(t) * 0.16),
          solid(shift(tone, { lighter: 0.07 })),
          0.5,
        );
      }
    }
  }
}

function colourAt(light: Float32Array, { width, height }: Canvas, x: number, y: number): Colour {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const i = (row * width + column) * 3;
  return [light[i] ?? 0, light[i + 1] ?? 0, light[i + 2] ?? 0];
}
