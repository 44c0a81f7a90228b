import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, scale, shift, white } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { curve, outlineOf, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Crest, crestOf, paintLand, type RidgeShape } from './land.ts';
import { type Brief, smooth } from './scene.ts';
import { paintBirds, paintSky, type Sun } from './sky.ts';

/** Open water with the sun's path on it, islands far off, a sail, and a swell that grows towards us. */
export function paintSea(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const horizon = Math.round(height * random.between(0.5, 0.6));
  const sun: Sun = {
    x: width * random.between(0.3, 0.7),
    y: horizon - unit * random.between(0.06, 0.2),
    radius: unit * random.between(0.05, 0.08),
  };
  // On the sea the banana is the boat; the sky keeps its sun.
  paintSky(canvas, { ...brief, banana: false }, horizon, sun);
  paintIslands(canvas, brief, horizon, unit, sun);
  paintWater(canvas, brief, horizon, unit, sun);
  const side = sun.x < width / 2 ? 1 : -1;
  if (!colours.night) paintBirds(canvas, brief, sun.x + side * unit * 0.2, horizon * 0.4, unit * 0.2, colours.near);
  const boatX = Math.min(width * 0.74, Math.max(width * 0.26, sun.x + side * unit * random.between(0.12, 0.3)));
  paintBoat(canvas, brief, boatX, horizon + unit * 0.075, unit * random.between(0.13, 0.19));
}

function paintIslands(
  canvas: Canvas,
  { random, noise, colours }: Brief,
  horizon: number,
  unit: number,
  sun: Sun,
): void {
  const below: Crest = () => horizon;
  for (const distance of [0.85, 0.5]) {
    const shape: RidgeShape = {
      level: horizon + unit * 0.02,
      rise: unit * (0.16 - 0.1 * distance),
      breadth: unit * 0.9,
      rugged: random.chance(0.6),
      offset: random.between(0, 90),
    };
    const base = mix(colours.near, mix(colours.far, colours.horizon, 0.25), distance);
    paintLand(canvas, noise, shape, crestOf(canvas, noise, shape), below, {
      top: base,
      mist: mix(base, colours.horizon, 0.6),
      depth: unit * 0.14,
      lit: mix(base, colours.light, 0.35),
      lightFrom: sun.x < canvas.width / 2 ? -1 : 1,
      facets: shape.rugged ? 0.8 : 0,
    });
  }
}

function paintWater(canvas: Canvas, { noise, colours }: Brief, horizon: number, unit: number, sun: Sun): void {
  const { width, height } = canvas;
  const nearHorizon = mix(mix(colours.horizon, colours.far, 0.45), colours.zenith, 0.15);
  const deep = mix(shift(colours.zenith, { lighter: -0.08 }), colours.near, 0.55);
  const foam = mix(colours.light, white, 0.35);
  wash(
    canvas,
    (x, y, ink) => {
      const down = (y - horizon) / (height - horizon);
      // A flat plane seen from the shore: rows run together towards the horizon.
      const distance = 1 / (down + 0.035);
      const across = ((x - width / 2) / unit) * distance;
      const along = distance * 3.2;
      const swell = noise.fractal(across * 0.9 + along * 0.04, along * 1.7, 4);
      const chop = noise.fractal(across * 4, along * 6, 3);
      const waves = swell * 0.26 * smooth(0, 0.25, down) + chop * 0.08;
      const tone = Math.min(1, smooth(0, 1.15, down ** 0.8) + waves);
      ink.r = nearHorizon[0] + (deep[0] - nearHorizon[0]) * tone;
      ink.g = nearHorizon[1] + (deep[1] - nearHorizon[1]) * tone;
      ink.b = nearHorizon[2] + (deep[2] - nearHorizon[2]) * tone;
      // The sun's path: every wave that tilts right throws a spark.
      const spread = sun.radius * (0.75 + down * 2.4);
      const onPath = Math.exp(-(((x - sun.x) / spread) ** 2));
      const spark = smooth(0.16 + 0.3 * down, 0.5 + 0.3 * down, chop * 0.75 + swell * 0.55 + onPath * 0.42);
      const crest = smooth(0.38, 0.62, swell + chop * 0.35) * 0.22 * smooth(0.02, 0.3, down);
      add(ink, colours.light, spark * onPath * (1.35 - 0.5 * down) + onPath * 0.12);
      add(ink, foam, crest * 0.7);
    },
    'over',
    { left: 0, top: horizon, right: width, bottom: height },
  );
}

function paintBoat(canvas: Canvas, brief: Brief, x: number, y: number, size: number): void {
  const { colours } = brief;
  const hull = scale(colours.near, 0.9);
  const sail = mix(colours.paper, colours.light, 0.4);
  const shade = mix(sail, colours.accents[0], 0.45);
  paintReflection(canvas, brief, x, y + size * 0.04, size);
  const mast = y - size * 1.25;
  const main = curve([
    { x: x + size * 0.02, y: mast },
    { x: x + size * 0.34, y: y - size * 0.62 },
    { x: x + size * 0.46, y: y - size * 0.16 },
  ]);
  const jib = curve([
    { x: x - size * 0.006, y: mast + size * 0.12 },
    { x: x - size * 0.2, y: y - size * 0.55 },
    { x: x - size * 0.42, y: y - size * 0.15 },
  ]);
  fill(canvas, [...outlineOf(main), x + size * 0.02, y - size * 0.16], tinted(sail, shade, x, size * 0.5));
  fill(canvas, [...outlineOf(jib), x - size * 0.006, y - size * 0.15], tinted(shade, sail, x - size * 0.4, size * 0.4));
  fill(
    canvas,
    ribbon(
      [
        { x, y: mast - size * 0.05 },
        { x, y },
      ],
      () => size * 0.012,
    ),
    solid(hull),
  );
  if (brief.banana) {
    paintBanana(canvas, { x, y: y - size * 0.02, length: size * 1.35, turn: 0.03, plump: 1.15 });
    return;
  }
  const keel = curve([
    { x: x - size * 0.55, y: y - size * 0.12 },
    { x: x - size * 0.4, y: y + size * 0.05 },
    { x: x + size * 0.36, y: y + size * 0.05 },
    { x: x + size * 0.58, y: y - size * 0.15 },
  ]);
  fill(canvas, outlineOf(keel), solid(hull));
}

function paintReflection(canvas: Canvas, { random, colours }: Brief, x: number, y: number, size: number): void {
  const rows = 44;
  for (let i = 0; i < rows; i++) {
    const t = (i + random.next()) / rows;
    const half = size * (0.46 - 0.34 * t) * random.between(0.15, 1.05);
    const drift = size * random.between(-0.16, 0.16);
    const line = [
      { x: x - half + drift, y: y + t * size * 0.8 },
      { x: x + half + drift, y: y + t * size * 0.8 },
    ];
    const thick = size * (0.006 + 0.01 * t);
    const light = random.chance(0.35) ? mix(colours.paper, colours.light, 0.5) : colours.near;
    fill(
      canvas,
      ribbon(curve(line), (s) => thick * Math.sin(Math.PI * s)),
      solid(light),
      0.55 * (1 - t),
    );
  }
}

const tinted =
  (from: Colour, to: Colour, left: number, breadth: number) =>
  (x: number, _y: number, ink: { r: number; g: number; b: number }) => {
    const t = smooth(0, 1, (x - left) / breadth);
    ink.r = from[0] + (to[0] - from[0]) * t;
    ink.g = from[1] + (to[1] - from[1]) * t;
    ink.b = from[2] + (to[2] - from[2]) * t;
  };

const add = (ink: { r: number; g: number; b: number }, [r, g, b]: Colour, amount: number): void => {
  ink.r += r * amount;
  ink.g += g * amount;
  ink.b += b * amount;
};
