import { type Canvas, wash } from '../paint/canvas.ts';
import { type Colour, colour, ramp, scale } from '../paint/colour.ts';
import { createNoise } from '../paint/noise.ts';
import type { Point } from '../paint/shapes.ts';
import { smooth } from './scene.ts';

export interface BananaPose {
  /** The middle of the fruit. */
  readonly x: number;
  readonly y: number;
  /** From tip to tip along the back, in pixels. */
  readonly length: number;
  /** Radians, clockwise; 0 is a smile with the stem at the right. */
  readonly turn: number;
  /** Stem at the other end. */
  readonly flip?: boolean;
  /** Breadth against the usual one. */
  readonly plump?: number;
  /** Lit from within, for a night sky. */
  readonly glows?: boolean;
  /** Where the light comes from, in radians; from the upper left unless told. */
  readonly lightFrom?: number;
  /** Freckles and tilt differ with it. */
  readonly seed?: number;
}

const bend = 1.9;
const halfBreadth = 0.094;
const skin = ramp(['#7c4a08', '#b9790f', '#e8b020', '#fbd02f', '#ffe568', '#fff6b8'].map(colour));
const unripe: Colour = colour('#8fa32a');
const bark: Colour = colour('#4a3016');

/**
 * A banana. Its spine is a circular bow, so each pixel is asked where it lies along and across the fruit: that gives the
 * flat faces with their soft edges, the light on them, the stem and the dark tip.
 */
export function paintBanana(canvas: Canvas, pose: BananaPose): void {
  const { length, turn, flip = false, plump = 1, glows = false, lightFrom = -2.2 } = pose;
  const radius = length / bend;
  const noise = createNoise(pose.seed ?? 7);
  // The circle's centre lies above the fruit, which hangs from it like a smile.
  const centre = radius * 0.86;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const reach = length * 0.72;
  const softness = 1.1;
  const margin = length * halfBreadth * plump + softness;
  const [nearest, farthest] = [(radius - margin) ** 2, (radius * 1.13 + margin) ** 2];

  wash(
    canvas,
    (px, py, ink) => {
      ink.a = 0;
      const [dx, dy] = [px - pose.x, py - pose.y];
      const localX = (dx * cos + dy * sin) * (flip ? -1 : 1);
      const localY = -dx * sin + dy * cos + centre;
      // Most pixels of the box are nowhere near the bow: a multiplication tells.
      const away = localX * localX + localY * localY;
      if (away < nearest || away > farthest) return;
      const angle = Math.atan2(localX, localY);
      // The middle between both ends: the stem is longer than the tip.
      const t = angle / bend + 0.56;
      const end = Math.min(t + 0.062, 1.185 - t) * length;
      if (end < -softness) return;
      // The bow opens a little towards the stem.
      const spine = radius * (1 + 0.1 * (t - 0.5) * (t - 0.5) * (t > 0.5 ? 2.6 : 0.4));
      const half = length * halfBreadth * plump * profile(t);
      const offset = Math.sqrt(away) - spine;
      const edge = half - Math.abs(offset);
      if (edge < -softness) return;
      const across = Math.min(1, Math.max(-1, offset / Math.max(half, 0.001)));
      ink.a = smooth(-softness, softness, Math.min(edge, end));

      // Five flat faces meet in edges that run along the fruit.
      const faced = across + 0.16 * Math.sin(across * 7 + 0.6) * (1 - Math.abs(across));
      const height = Math.sqrt(Math.max(0, 1 - faced * faced));
      const outwards = angle * (flip ? -1 : 1) + turn;
      const normalX = faced * Math.sin(flip ? -angle : angle);
      const facing =
        faced * (Math.sin(outwards) * Math.cos(lightFrom) + Math.cos(outwards) * Math.sin(lightFrom)) * 0.75 +
        height * 0.62 +
        normalX * 0.02;
      const freckles = smooth(0.42, 0.6, noise.fractal(t * 26, across * 3.2, 2)) * 0.16;
      const wear = noise.fractal(t * 7, across * 2, 3) * 0.05;
      const ridge = smooth(0.07, 0, Math.abs(across - 0.3)) * 0.07 - smooth(0.06, 0, Math.abs(across + 0.42)) * 0.06;
      const lightness = 0.3 + facing * 0.58 + ridge + wear - freckles * 1.2;
      skin(glows ? 0.45 + lightness * 0.5 : lightness, ink);

      blendInto(ink, unripe, (smooth(0.86, 1.04, t) * 0.75 + smooth(0.08, -0.04, t) * 0.45) * (0.5 + lightness * 0.5));
      blendInto(ink, scale(bark, 0.55 + lightness * 0.7), smooth(1.1, 1.17, t) + smooth(-0.015, -0.05, t));
      // A last light along the upper rim, as skin that is waxy has it.
      const shine = smooth(0.82, 0.99, facing) * 0.4;
      ink.r += shine * 0.9;
      ink.g += shine * 0.85;
      ink.b += shine * 0.6;
    },
    'over',
    { left: pose.x - reach, top: pose.y - reach, right: pose.x + reach, bottom: pose.y + reach },
  );
}

/** Where the stem of an unflipped banana ends, so that several can hang from one place. */
export function stemEnd({ x, y, length, turn }: Pick<BananaPose, 'x' | 'y' | 'length' | 'turn'>): Point {
  const radius = length / bend;
  const angle = (1.14 - 0.56) * bend;
  const [dx, dy] = [Math.sin(angle) * radius * 1.06, Math.cos(angle) * radius * 1.06 - radius * 0.86];
  return { x: x + dx * Math.cos(turn) - dy * Math.sin(turn), y: y + dx * Math.sin(turn) + dy * Math.cos(turn) };
}

/** Half breadth along the fruit, 1 where it is thickest; t runs from the dark tip (just below 0) to the stem's end (1.18). */
function profile(t: number): number {
  const body = Math.sin(Math.PI * Math.min(1, Math.max(0, t * 0.93 + 0.045))) ** 0.55;
  const blunt = smooth(-0.06, 0.15, t);
  if (t < 0.006) return 0.145 + 0.02 * smooth(0, -0.04, t);
  const stem = 0.19 + 0.04 * smooth(1.08, 1.18, t);
  const intoStem = smooth(0.84, 1.04, t);
  return body * (0.3 + 0.7 * blunt) * (1 - intoStem) + stem * intoStem;
}

function blendInto(ink: { r: number; g: number; b: number }, [r, g, b]: Colour, amount: number): void {
  const share = Math.min(1, Math.max(0, amount));
  ink.r += (r - ink.r) * share;
  ink.g += (g - ink.g) * share;
  ink.b += (b - ink.b) * share;
}
