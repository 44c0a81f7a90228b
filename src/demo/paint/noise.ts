import { createRandom } from './random.ts';

/** Smooth randomness over the plane: clouds, ridges, currents. */
export interface Noise {
  /** About -1 to 1, with one hill or dale per unit of length. */
  at(x: number, y: number): number;
  /** Octaves of `at`, each twice as fine and half as strong; about -1 to 1. */
  fractal(x: number, y: number, octaves: number): number;
  /** Sharp crests and round valleys, as mountains have them; 0 to 1. */
  ridged(x: number, y: number, octaves: number): number;
}

export function createNoise(seed: number): Noise {
  const order = shuffledBytes(seed);
  // Slopes of the field at each corner of the grid: looked up, since whole pictures ask a hundred times per pixel.
  const slopesX = Float64Array.from(order, (byte) => Math.cos((byte / 256) * 2 * Math.PI));
  const slopesY = Float64Array.from(order, (byte) => Math.sin((byte / 256) * 2 * Math.PI));
  const at = (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const dx = x - left;
    const dy = y - top;
    const across = fade(dx);
    const column = order[left & 255] ?? 0;
    const nextColumn = order[(left + 1) & 255] ?? 0;
    const a = (column + top) & 255;
    const b = (nextColumn + top) & 255;
    const c = (column + top + 1) & 255;
    const d = (nextColumn + top + 1) & 255;
    const upperLeft = (slopesX[a] ?? 0) * dx + (slopesY[a] ?? 0) * dy;
    const upperRight = (slopesX[b] ?? 0) * (dx - 1) + (slopesY[b] ?? 0) * dy;
    const lowerLeft = (slopesX[c] ?? 0) * dx + (slopesY[c] ?? 0) * (dy - 1);
    const lowerRight = (slopesX[d] ?? 0) * (dx - 1) + (slopesY[d] ?? 0) * (dy - 1);
    const upper = upperLeft + (upperRight - upperLeft) * across;
    const lower = lowerLeft + (lowerRight - lowerLeft) * across;
    return (upper + (lower - upper) * fade(dy)) * 1.35;
  };
  const fractal = (x: number, y: number, octaves: number): number => {
    let sum = 0;
    let reach = 0;
    for (let octave = 0, scale = 1, strength = 1; octave < octaves; octave++, scale *= 2.03, strength *= 0.5) {
      sum += strength * at(x * scale + octave * 17.3, y * scale - octave * 9.1);
      reach += strength;
    }
    return sum / reach;
  };
  const ridged = (x: number, y: number, octaves: number): number => {
    let sum = 0;
    let reach = 0;
    for (let octave = 0, scale = 1, strength = 1; octave < octaves; octave++, scale *= 2.07, strength *= 0.5) {
      const crest = 1 - Math.abs(at(x * scale + octave * 31.7, y * scale + octave * 5.9));
      sum += strength * crest * crest;
      reach += strength;
    }
    return sum / reach;
  };
  return { at, fractal, ridged };
}

/** A costly function of the plane, worked out every `step` pixels and blended in between: soft things need no more. */
export function coarse(
  width: number,
  height: number,
  step: number,
  value: (x: number, y: number) => number,
): (x: number, y: number) => number {
  const columns = Math.ceil(width / step) + 2;
  const rows = Math.ceil(height / step) + 2;
  const grid = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) grid[row * columns + column] = value(column * step, row * step);
  return (x, y) => {
    const column = Math.min(columns - 2, Math.max(0, x / step));
    const row = Math.min(rows - 2, Math.max(0, y / step));
    const left = column | 0;
    const first = (row | 0) * columns + left;
    const across = column - left;
    const upper = blend(grid[first] ?? 0, grid[first + 1] ?? 0, across);
    const lower = blend(grid[first + columns] ?? 0, grid[first + columns + 1] ?? 0, across);
    return blend(upper, lower, row - (row | 0));
  };
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
const blend = (a: number, b: number, t: number): number => a + (b - a) * t;

function shuffledBytes(seed: number): Uint8Array {
  const random = createRandom(seed);
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let i = 255; i > 0; i--) {
    const j = random.whole(0, i);
    const kept = bytes[i] ?? 0;
    bytes[i] = bytes[j] ?? 0;
    bytes[j] = kept;
  }
  return bytes;
}
