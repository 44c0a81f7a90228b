import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { mix, ramp, scale, shift } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { glow } from '../paint/light.ts';
import { coarse } from '../paint/noise.ts';
import { curve, ellipse, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';
import { paintStars } from './sky.ts';
import { pineTree } from './trees.ts';

/** Pines in rows that sink into lit mist, shafts of light between them, a path of light on the ground, fireflies. */
export function paintForest(canvas: Canvas, brief: Brief): void {
  const { random, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const light = { x: width * random.between(0.36, 0.64), y: height * random.between(0.4, 0.5) };
  const mist = mix(mix(colours.horizon, colours.far, 0.3), colours.light, colours.night ? 0.05 : 0.25);
  const deep = mix(colours.near, colours.zenith, 0.25);
  const around = ramp([mist, mix(mist, colours.far, 0.6), mix(colours.far, colours.zenith, 0.75), deep]);
  wash(canvas, (x, y, ink) => {
    around(Math.hypot((x - light.x) / unit, (y - light.y) / unit / 0.9) * 1.25, ink);
  });
  if (colours.night) paintStars(canvas, brief, height * 0.4);
  glow(canvas, light.x, light.y, unit * 0.16, colours.light, colours.night ? 0.4 : 0.5);
  if (brief.banana) paintBanana(canvas, { x: light.x, y: light.y, length: unit * 0.24, turn: -0.5, glows: true });

  const layers = 6;
  for (let layer = 0; layer < layers; layer++) {
    const near = layer / (layers - 1);
    const tone = mix(mix(mist, colours.far, 0.35), scale(colours.near, 0.8), near ** 0.75);
    const foot = height * (0.66 + 0.36 * near ** 1.3);
    paintRow(canvas, brief, { near, foot, unit, tone, gap: light.x });
    if (layer < layers - 1) paintFog(canvas, brief, foot, unit, mist, 0.42 - 0.05 * layer);
    if (layer === 3) paintShafts(canvas, brief, light, unit);
  }
  paintFireflies(canvas, brief, unit);
}

interface Row {
  readonly near: number;
  readonly foot: number;
  readonly unit: number;
  readonly tone: readonly [number, number, number];
  /** Where the wood opens. */
  readonly gap: number;
}

function paintRow(canvas: Canvas, { random, noise }: Brief, { near, foot, unit, tone, gap }: Row): void {
  const ground = (x: number) => foot + unit * 0.03 * noise.fractal(x / unit + near * 40, near * 7, 3);
  const outline = [canvas.width, canvas.height, 0, canvas.height];
  for (let x = 0; x <= canvas.width + 4; x += 4) outline.push(x, ground(x));
  fill(canvas, outline, solid(tone));
  const spacing = unit * (0.018 + 0.05 * near);
  for (let x = -spacing; x < canvas.width + spacing; x += spacing * random.between(0.5, 1.5)) {
    const open = smooth(0.02, 0.42 + 0.1 * near, Math.abs(x - gap) / unit);
    if (near > 0.25 && !random.chance(0.12 + open)) continue;
    const size = unit * (0.16 + 0.62 * near) * random.between(0.55, 1.1) * (0.45 + 0.55 * open);
    for (const part of pineTree(x, ground(x) + size * 0.04, size, random)) fill(canvas, part, solid(tone));
  }
}

function paintFog(
  canvas: Canvas,
  { noise, random }: Brief,
  level: number,
  unit: number,
  mist: readonly [number, number, number],
  amount: number,
): void {
  const offset = random.between(0, 80);
  const density = coarse(canvas.width, canvas.height, Math.max(2, Math.round(unit / 250)), (x, y) => {
    const height = Math.exp(-(((y - level) / (unit * 0.085)) ** 2));
    return height * smooth(-0.5, 0.6, noise.fractal((x / unit) * 2.2 + offset, (y / unit) * 5, 4));
  });
  wash(
    canvas,
    (x, y, ink) => {
      ink.r = mist[0];
      ink.g = mist[1];
      ink.b = mist[2];
      ink.a = density(x, y) * amount * 1.5;
    },
    'over',
    { left: 0, top: level - unit * 0.2, right: canvas.width, bottom: level + unit * 0.2 },
  );
}

function paintShafts(canvas: Canvas, { noise, colours }: Brief, from: { x: number; y: number }, unit: number): void {
  const source = { x: from.x, y: from.y - unit * 0.55 };
  const [r, g, b] = colours.light;
  const strength = colours.night ? 0.1 : 0.22;
  const beams = coarse(canvas.width, canvas.height, Math.max(2, Math.round(unit / 300)), (x, y) => {
    const [dx, dy] = [x - source.x, y - source.y];
    const angle = Math.atan2(dx, Math.max(1, dy));
    const beam = smooth(0.05, 0.55, noise.fractal(angle * 5.5 + 3, 1.7, 3));
    return beam * smooth(0.05, 0.4, dy / unit) * smooth(1.25, 0.5, dy / unit) * smooth(0.9, 0.3, Math.abs(angle));
  });
  wash(
    canvas,
    (x, y, ink) => {
      ink.r = r;
      ink.g = g;
      ink.b = b;
      ink.a = beams(x, y) * strength;
    },
    'add',
  );
}

function paintFireflies(canvas: Canvas, { random, colours }: Brief, unit: number): void {
  const warm = shift(mix(colours.light, colours.accents[0], 0.35), { richer: 1.2 });
  for (let i = 0; i < 46; i++) {
    const x = random.next() * canvas.width;
    const y = canvas.height * random.between(0.5, 0.97);
    const size = unit * random.between(0.0012, 0.003);
    glow(canvas, x, y, size * 4, warm, random.between(0.25, 0.8));
    fill(canvas, ellipse(x, y, size), solid(warm), 0.95);
  }
  for (let i = 0; i < 60; i++) {
    const x = random.next() * canvas.width;
    const foot = canvas.height * 1.01;
    const tall = unit * random.between(0.03, 0.09);
    const lean = tall * random.between(-0.5, 0.5);
    const blade = curve([
      { x, y: foot },
      { x: x + lean * 0.3, y: foot - tall * 0.6 },
      { x: x + lean, y: foot - tall },
    ]);
    fill(
      canvas,
      ribbon(blade, (t) => unit * 0.003 * (1 - t)),
      solid(scale(colours.near, 0.6)),
    );
  }
}
