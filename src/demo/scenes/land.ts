import { type Canvas, wash } from '../paint/canvas.ts';
import type { Colour } from '../paint/colour.ts';
import type { Noise } from '../paint/noise.ts';
import { smooth } from './scene.ts';

/** The height of a crest at each place across the canvas, in pixels from the top. */
export type Crest = (x: number) => number;

export interface RidgeShape {
  /** Mean height in pixels from the top. */
  readonly level: number;
  /** How far peaks rise above it. */
  readonly rise: number;
  /** Pixels from one peak to the next. */
  readonly breadth: number;
  /** Peaks are sharp (mountains) or soft (hills). */
  readonly rugged: boolean;
  readonly offset: number;
}

/** A crest, worked out once per pixel column. */
export function crestOf(canvas: Canvas, noise: Noise, shape: RidgeShape): Crest {
  const { level, rise, breadth, rugged, offset } = shape;
  const heights = new Float32Array(canvas.width + 2);
  for (let x = 0; x < heights.length; x++) {
    const u = x / breadth + offset;
    const swell = noise.at(u * 0.37, offset) * 0.55;
    const peaks = rugged ? noise.ridged(u, offset, 6) * 1.35 - 0.75 : noise.fractal(u, offset, 3) * 0.7;
    heights[x] = level - rise * (peaks + swell);
  }
  return (x) => heights[Math.min(canvas.width + 1, Math.max(0, Math.round(x)))] ?? level;
}

export interface LandLook {
  readonly top: Colour;
  /** Where the land fades into the mist of the valley, and how many pixels below its crest. */
  readonly mist: Colour;
  readonly depth: number;
  readonly lit: Colour;
  /** -1: light from the left, 1: from the right. */
  readonly lightFrom: number;
  /** Rugged land alone: how strongly sides in light and in shadow differ, 0 to 1. */
  readonly facets: number;
  /** Rugged land alone: pixels below the highest peaks down to which snow lies. */
  readonly snow?: { readonly line: number; readonly lit: Colour; readonly shade: Colour };
}

/** The land between its own crest and that of the land before it, with light on its flanks and mist at its foot. */
export function paintLand(
  canvas: Canvas,
  noise: Noise,
  shape: RidgeShape,
  crest: Crest,
  next: Crest,
  look: LandLook,
): void {
  const { top, mist, lit, facets, snow } = look;
  const { breadth, offset, level } = shape;
  // The same noise that made the crest, followed downhill: so each spine starts at its peak.
  const flank = (x: number, below: number) => noise.ridged(x / breadth + offset, offset + (below / breadth) * 0.85, 5);
  const step = breadth * 0.004;
  let highest = canvas.height;
  for (let x = 0; x <= canvas.width; x++) highest = Math.min(highest, crest(x));
  wash(
    canvas,
    (x, y, ink) => {
      const below = y - crest(x);
      ink.a = Math.min(1, below + 0.5);
      // One pixel of overlap lets the next crest's soft edge lie on this land.
      if (ink.a <= 0 || y > next(x) + 1.5) {
        ink.a = 0;
        return;
      }
      const fog = smooth(0, look.depth, below) * 0.94;
      let light = 0;
      let white = 0;
      if (facets > 0) {
        const slope = ((flank(x + step, below) - flank(x - step, below)) / (2 * step)) * breadth;
        light = smooth(-1.1, 1.6, -slope * look.lightFrom * -1);
        if (snow)
          white = smooth(
            0.12,
            -0.12,
            (y - level + snow.line) / breadth + noise.at((x / breadth) * 7, (y / breadth) * 7) * 0.1 - slope * 0.012,
          );
        light *= facets;
      }
      for (let channel = 0 as 0 | 1 | 2; channel < 3; channel++) {
        let value = (top[channel] ?? 0) + ((lit[channel] ?? 0) - (top[channel] ?? 0)) * light;
        if (snow && white > 0) {
          const snowy = (snow.shade[channel] ?? 0) + ((snow.lit[channel] ?? 0) - (snow.shade[channel] ?? 0)) * light;
          value += (snowy - value) * white;
        }
        value += ((mist[channel] ?? 0) - value) * fog;
        if (channel === 0) ink.r = value;
        else if (channel === 1) ink.g = value;
        else ink.b = value;
      }
    },
    'over',
    { left: 0, top: highest - 2, right: canvas.width, bottom: canvas.height },
  );
}
