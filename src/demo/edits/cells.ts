import type { Canvas } from '../paint/canvas.ts';
import type { Colour } from '../paint/colour.ts';

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly mean: Colour;
}

/** Cuts a picture into squares and says the mean colour of each; `x` and `y` are its middle. */
export function cellsOf({ width, height, light }: Canvas, size: number): Cell[] {
  const cells: Cell[] = [];
  for (let top = 0; top < height; top += size) {
    for (let left = 0; left < width; left += size) {
      const [right, bottom] = [Math.min(width, left + size), Math.min(height, top + size)];
      let [r, g, b, count] = [0, 0, 0, 0];
      for (let y = Math.floor(top); y < bottom; y++)
        for (let x = Math.floor(left); x < right; x++) {
          const i = (y * width + x) * 3;
          r += light[i] ?? 0;
          g += light[i + 1] ?? 0;
          b += light[i + 2] ?? 0;
          count += 1;
        }
      cells.push({ x: left + size / 2, y: top + size / 2, mean: [r / count, g / count, b / count] });
    }
  }
  return cells;
}
