import { type Canvas, solid } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { glow } from '../paint/light.ts';
import { rectangle } from '../paint/shapes.ts';
import { mirror } from './mirror.ts';
import { type Brief, smooth } from './scene.ts';
import { paintSky, type Sun } from './sky.ts';

/** A skyline at the blue or golden hour, lit windows, haze between the blocks, and the whole of it again in the water. */
export function paintCity(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const shore = Math.round(height * random.between(0.74, 0.8));
  const sun: Sun = {
    x: width * random.between(0.3, 0.7),
    y: shore - Math.min(height, unit) * random.between(0.3, 0.42),
    radius: unit * random.between(0.09, 0.13),
  };
  paintSky(canvas, brief, shore, sun);
  const layers = 4;
  for (let layer = 0; layer < layers; layer++) {
    const distance = 1 - layer / (layers - 1);
    const wall = mix(scale(colours.near, 1.1), mix(colours.far, colours.horizon, 0.3), distance * 0.85);
    const look: Skyline = {
      shore,
      tallest: Math.min(height * 0.9, unit) * ([0.5, 0.56, 0.46, 0.26][layer] ?? 0.3),
      breadth: unit * (0.02 + 0.008 * layer),
      wall,
      haze: mix(wall, mix(colours.horizon, colours.light, 0.25), 0.5),
      lamps: layer === 0 ? 0 : (colours.night ? 0.5 : 0.3) + 0.06 * layer,
      middle: sun.x + random.between(-0.2, 0.2) * width,
    };
    paintSkyline(canvas, brief, look);
  }
  glow(canvas, width / 2, shore, unit * 0.3, mix(colours.light, colours.accents[0], 0.4), 0.1);
  mirror(canvas, brief, shore);
}

interface Skyline {
  readonly shore: number;
  readonly tallest: number;
  readonly breadth: number;
  readonly wall: Colour;
  /** The colour of the air at the foot of the houses. */
  readonly haze: Colour;
  /** Share of the windows that are lit. */
  readonly lamps: number;
  /** Where the tallest houses stand. */
  readonly middle: number;
}

function paintSkyline(canvas: Canvas, brief: Brief, look: Skyline): void {
  const { random, noise } = brief;
  const phase = random.between(0, 50);
  let x = -look.breadth * random.next();
  while (x < canvas.width) {
    const breadth = look.breadth * random.between(0.7, 1.8);
    const centred = Math.exp(-(((x - look.middle) / (canvas.width * 0.42)) ** 2));
    const wave = 0.5 + 0.5 * noise.at(x / (look.breadth * 6), phase);
    const tall = look.tallest * (0.14 + 0.86 * centred * (0.3 + 0.7 * wave)) * random.between(0.5, 1);
    paintHouse(canvas, brief, look, x, breadth, tall);
    x += breadth * random.between(0.82, 1.12);
  }
}

function paintHouse(
  canvas: Canvas,
  { random, colours }: Brief,
  look: Skyline,
  x: number,
  breadth: number,
  tall: number,
): void {
  const { wall, haze, shore } = look;
  const top = shore - tall;
  const lit = mix(wall, colours.light, 0.14);
  const face = (left: number) => (px: number, py: number, ink: { r: number; g: number; b: number }) => {
    const fog = smooth(look.tallest * 0.45, 0, shore - py) * 0.65;
    const side = px - left > breadth * 0.55 ? wall : lit;
    ink.r = side[0] + (haze[0] - side[0]) * fog;
    ink.g = side[1] + (haze[1] - side[1]) * fog;
    ink.b = side[2] + (haze[2] - side[2]) * fog;
  };
  fill(canvas, rectangle(x, top, x + breadth, shore), face(x));
  const kind = random.whole(0, 5);
  const middle = x + breadth / 2;
  if (kind === 0) fill(canvas, rectangle(x + breadth * 0.2, top - breadth * 0.35, x + breadth * 0.8, top + 1), face(x));
  if (kind === 1 && breadth < tall * 0.4)
    fill(canvas, [x, top + 1, x + breadth, top + 1, x + breadth, top - breadth * 0.3], face(x));
  if (kind === 2) {
    for (const [part, lift] of [
      [0.72, 0.3],
      [0.44, 0.6],
      [0.18, 1],
    ] as const)
      fill(
        canvas,
        rectangle(middle - (breadth * part) / 2, top - breadth * lift, middle + (breadth * part) / 2, top + 1),
        face(x),
      );
  }
  if (kind === 2 || kind === 3) {
    const needle = breadth * random.between(0.9, 1.7);
    fill(canvas, [middle - breadth * 0.03, top, middle, top - needle, middle + breadth * 0.03, top], solid(wall));
  }
  if (look.lamps > 0) paintWindows(canvas, { random, colours }, look, x, top, breadth);
}

function paintWindows(
  canvas: Canvas,
  { random, colours }: Pick<Brief, 'random' | 'colours'>,
  look: Skyline,
  x: number,
  top: number,
  breadth: number,
): void {
  const columns = Math.max(2, Math.round(breadth / (look.breadth * 0.14)));
  const pitch = breadth / (columns + 0.6);
  const storey = pitch * random.between(1.1, 1.6);
  const [warm, cool] = [mix(colours.light, colours.accents[0], 0.2), mix(colours.light, colours.accents[1], 0.45)];
  const busy = look.lamps * random.between(0.35, 1.4);
  const tint = shift(random.chance(0.75) ? warm : cool, { lighter: random.between(-0.08, 0.04) });
  for (let y = top + storey * 0.7; y < look.shore - storey; y += storey) {
    const floorLit = random.chance(0.12) ? 0.95 : busy;
    for (let column = 0; column < columns; column++) {
      if (!random.chance(floorLit)) continue;
      const left = x + (column + 0.45) * pitch;
      const bright = random.between(0.35, 1);
      fill(canvas, rectangle(left, y, left + pitch * 0.58, y + storey * 0.52), solid(tint), bright);
    }
  }
}
