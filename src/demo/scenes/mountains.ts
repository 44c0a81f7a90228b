import { type Canvas, solid } from '../paint/canvas.ts';
import { mix, scale, shift, white } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { type Crest, crestOf, paintLand, type RidgeShape } from './land.ts';
import { mirror } from './mirror.ts';
import { type Brief, smooth } from './scene.ts';
import { paintBirds, paintSky, type Sun } from './sky.ts';
import { pineTree } from './trees.ts';

/** Ridge behind ridge under a low sun, mist in the valleys, pines before our feet; sometimes a lake that mirrors it all. */
export function paintMountains(canvas: Canvas, brief: Brief): void {
  const { random, noise, colours, words } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const lake = words.has('lake') || words.has('reflection') || words.has('river') || random.chance(0.35);
  const shore = lake ? height * random.between(0.68, 0.76) : height;
  const horizon = (lake ? 0.62 : 0.64) * height;
  const sun: Sun = {
    x: width * (random.chance(0.5) ? random.between(0.22, 0.4) : random.between(0.6, 0.78)),
    y: horizon * random.between(0.38, 0.62),
    radius: unit * random.between(0.045, 0.075),
  };
  paintSky(canvas, brief, horizon * 1.08, sun);
  if (!colours.night)
    paintBirds(canvas, brief, width * random.between(0.3, 0.7), horizon * 0.3, unit * 0.22, colours.near);

  const lightFrom = sun.x < width / 2 ? -1 : 1;
  const layers = 6;
  const shapes = Array.from(
    { length: layers },
    (_, layer): RidgeShape => ({
      level: horizon * (0.88 + 0.1 * layer * (lake ? 0.5 : 0.95)) + (layer === layers - 1 && !lake ? height * 0.07 : 0),
      rise: unit * (layer < 2 ? 0.25 - 0.03 * layer : 0.17 - 0.018 * layer),
      breadth: unit * (0.62 - 0.045 * layer),
      rugged: layer < 4,
      offset: random.between(0, 200),
    }),
  );
  const crests = shapes.map((shape) => crestOf(canvas, noise, shape));
  const below: Crest = () => (lake ? shore : height);
  shapes.forEach((shape, layer) => {
    const distance = (1 - layer / (layers - 1)) ** 0.8;
    const base = mix(colours.near, mix(colours.far, colours.horizon, 0.2), distance);
    const snowy = layer < 3;
    paintLand(canvas, noise, shape, crests[layer] ?? below, crests[layer + 1] ?? below, {
      top: base,
      mist: mix(base, mix(colours.horizon, colours.far, 0.5), 0.72),
      depth: unit * (layer === layers - 1 ? 2 : 0.3),
      lit: mix(shift(base, { lighter: 0.08, richer: 1.2 }), colours.light, layer < 3 ? 0.42 : 0.2),
      lightFrom,
      facets: layer < 4 ? (colours.night ? 0.6 : 0.95) : 0,
      ...(snowy && {
        snow: {
          line: unit * (0.1 - 0.02 * layer),
          lit: mix(colours.light, white, 0.4),
          shade: mix(mix(base, colours.zenith, 0.25), white, 0.22),
        },
      }),
    });
  });
  if (lake) mirror(canvas, brief, shore);
  paintForeground(canvas, brief, lake ? (x) => lakeShore(canvas, brief, x) : (crests.at(-1) ?? below), unit);
}

const lakeShore = ({ width, height }: Canvas, { noise }: Brief, x: number): number => {
  const side = Math.abs(x / width - 0.5) * 2;
  return height * (1.06 - 0.14 * smooth(0.35, 1.1, side) + 0.015 * noise.fractal((x / width) * 5, 8, 3));
};

function paintForeground(canvas: Canvas, { random, colours }: Brief, ground: Crest, unit: number): void {
  const dark = scale(colours.near, 0.75);
  const outline = [canvas.width, canvas.height, 0, canvas.height];
  for (let x = 0; x <= canvas.width; x += 2) outline.push(x, ground(x));
  fill(canvas, outline, solid(dark));
  const count = Math.round((canvas.width / unit) * 42);
  for (let i = 0; i < count; i++) {
    const x = ((i + random.next()) / count) * canvas.width;
    const side = Math.abs(x / canvas.width - 0.5) * 2;
    const size = unit * random.between(0.035, 0.085) * (0.55 + 1.5 * side ** 2.2);
    for (const part of pineTree(x, ground(x) + size * 0.08, size, random)) fill(canvas, part, solid(dark));
  }
}
