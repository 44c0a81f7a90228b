import type { Plane } from './planes.ts';

const [straight, diagonal] = [1, Math.SQRT2];

/**
 * How far each painted pixel lies from the next unpainted one, in pixels: the chamfer distance, in two passes. The
 * picture's own edge is no edge of the mask.
 */
export function distanceInside({ data, width, height }: Plane): Float32Array {
  const distance = Float32Array.from(data, (value) => (value >= 128 ? Number.POSITIVE_INFINITY : 0));
  const nearer = (at: number, x: number, y: number, by: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    const through = (distance[y * width + x] ?? 0) + by;
    if (through < (distance[at] ?? 0)) distance[at] = through;
  };
  const pass = (x: number, y: number, back: -1 | 1): void => {
    const at = y * width + x;
    if (distance[at] === 0) return;
    nearer(at, x + back, y, straight);
    nearer(at, x, y + back, straight);
    nearer(at, x + back, y + back, diagonal);
    nearer(at, x - back, y + back, diagonal);
  };
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pass(x, y, -1);
  for (let y = height - 1; y >= 0; y--) for (let x = width - 1; x >= 0; x--) pass(x, y, 1);
  return distance;
}
