import type { Plane } from './planes.ts';

const [straight, diagonal] = [1, Math.SQRT2];

/**
 * How far each painted pixel lies from the next unpainted one, in pixels: the chamfer distance, in two passes. The
 * picture's own edge is no edge of the mask.
 */
export function distanceInside({ data, width, height }: Plane): Float32Array {
  // A pixel wider all round, infinitely far: no step has to ask whether it is still inside.
  const row = width + 2;
  const distance = new Float32Array(row * (height + 2)).fill(Number.POSITIVE_INFINITY);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((data[y * width + x] ?? 0) < 128) distance[(y + 1) * row + x + 1] = 0;

  /** `back`: from a pixel to the one that the pass has just come from. */
  const pass = (at: number, back: -1 | 1): void => {
    const beside = (distance[at + back] ?? 0) + straight;
    const over = at + back * row;
    const above = (distance[over] ?? 0) + straight;
    const corner = Math.min(distance[over - 1] ?? 0, distance[over + 1] ?? 0) + diagonal;
    distance[at] = Math.min(distance[at] ?? 0, beside, above, corner);
  };
  for (let y = 1; y <= height; y++) for (let x = 1; x <= width; x++) pass(y * row + x, -1);
  for (let y = height; y >= 1; y--) for (let x = width; x >= 1; x--) pass(y * row + x, 1);

  const inside = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    inside.set(distance.subarray((y + 1) * row + 1, (y + 1) * row + 1 + width), y * width);
  return inside;
}
