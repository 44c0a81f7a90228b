import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { lightness, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { ellipse } from '../paint/shapes.ts';
import type { Brief } from '../scenes/scene.ts';
import { cellsOf } from './cells.ts';

/** Prints a picture again: flat tints below, and over them dots that are larger where it is darker. */
export function halftone(canvas: Canvas, { colours }: Brief): void {
  const size = Math.max(4, Math.round(Math.sqrt(canvas.width * canvas.height) / 110));
  const dots = cellsOf(canvas, size);
  const { light, width } = canvas;
  wash(canvas, (x, y, ink) => {
    const i = (Math.floor(y) * width + Math.floor(x)) * 3;
    // Few steps a channel, as with few plates.
    ink.r = plate(light[i] ?? 0) * 0.85 + colours.paper[0] * 0.15;
    ink.g = plate(light[i + 1] ?? 0) * 0.85 + colours.paper[1] * 0.15;
    ink.b = plate(light[i + 2] ?? 0) * 0.85 + colours.paper[2] * 0.15;
  });
  for (const { x, y, mean } of dots) {
    const dark = 1 - lightness(mean);
    const odd = Math.round(y / size) % 2 ? size / 2 : 0;
    fill(
      canvas,
      ellipse(x + odd, y, size * 0.62 * dark),
      solid(mix(scale(shift(mean, { richer: 1.3 }), 0.5), colours.ink, 0.45)),
      0.85,
    );
  }
}

const steps = 5;
const plate = (value: number): number => (Math.round(Math.sqrt(Math.min(1, value)) * steps) / steps) ** 2;
