import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, scale, white } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { glow } from '../paint/light.ts';
import { coarse } from '../paint/noise.ts';
import { curve, ellipse, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

export interface Sun {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The sky down to the horizon: its colours, stars by night, the sun or moon with its halo, and clouds that it lights. */
export function paintSky(canvas: Canvas, brief: Brief, horizon: number, sun: Sun): void {
  const { colours, noise } = brief;
  const { width } = canvas;
  wash(canvas, (x, y, ink) => {
    const drift = noise.at(x / width, y / horizon) * 0.03;
    colours.sky(y / horizon + drift, ink);
  });
  if (colours.night) paintStars(canvas, brief, horizon);
  const halo = Math.min(sun.radius * 4.2, width * 0.22);
  glow(canvas, sun.x, sun.y, halo, mix(colours.light, colours.horizon, 0.6), colours.night ? 0.13 : 0.2);
  glow(canvas, sun.x, sun.y, sun.radius * 1.6, colours.light, 0.25);
  if (brief.banana) paintBananaMoon(canvas, brief, sun);
  else paintDisc(canvas, brief, sun);
  paintClouds(canvas, brief, horizon, sun);
}

function paintDisc(canvas: Canvas, { colours, noise }: Brief, { x, y, radius }: Sun): void {
  const [r, g, b] = scale(colours.light, colours.night ? 0.95 : 1.25);
  fill(canvas, ellipse(x, y, radius), (px, py, ink) => {
    const seas = colours.night
      ? smooth(0.05, 0.5, noise.fractal((px / radius) * 1.1 + 9, (py / radius) * 1.1, 3)) * 0.28
      : 0;
    ink.r = r * (1 - seas);
    ink.g = g * (1 - seas);
    ink.b = b * (1 - seas * 0.8);
  });
}

/** The moon of this sky is a banana, and it shines. */
function paintBananaMoon(canvas: Canvas, { colours }: Brief, { x, y, radius }: Sun): void {
  glow(canvas, x, y, radius * 1.5, mix(colours.light, [1, 0.8, 0.25], 0.6), 0.25);
  paintBanana(canvas, { x, y, length: radius * 4.4, turn: -0.5, glows: true });
}

export function paintStars(canvas: Canvas, { random, colours }: Brief, bottom: number): void {
  const count = Math.round(((canvas.width * bottom) / (canvas.width + canvas.height) ** 2) * 900);
  const unit = Math.sqrt(canvas.width * canvas.height) / 1000;
  for (let i = 0; i < count; i++) {
    const size = unit * (0.5 + 1.3 * random.next() ** 6);
    const y = bottom * random.next() ** 1.25;
    const tint = mix(white, random.chance(0.3) ? colours.light : colours.accents[0], 0.35);
    fill(
      canvas,
      ellipse(random.next() * canvas.width, y, size),
      solid(tint),
      random.between(0.25, 1) * (1 - y / bottom / 1.1),
    );
  }
}

/** Long clouds in perspective, lit from where the sun stands. */
function paintClouds(canvas: Canvas, { colours, noise, random }: Brief, horizon: number, sun: Sun): void {
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const amount = random.between(-0.05, 0.16);
  const offset = random.between(0, 90);
  const density = coarse(width, Math.min(height, Math.ceil(horizon)), Math.max(2, Math.round(unit / 400)), (x, y) => {
    const depth = 1.15 - 0.95 * (y / horizon);
    const u = (x - width / 2) / unit / depth;
    const v = (1 / (depth + 0.12)) * 2.1;
    const warp = noise.at(u * 1.3 + offset, v + 5) * 0.6;
    return smooth(0.02 - amount, 0.62 - amount, noise.fractal(u * 2.1 + offset + warp, v * 2.4 + warp, 5));
  });
  const lit = mix(colours.light, white, 0.25);
  const shade = mix(colours.far, colours.zenith, 0.35);
  const reach = unit * 0.55;
  wash(
    canvas,
    (x, y, ink) => {
      const thick = density(x, y);
      const nearSun = Math.max(0, 1 - Math.hypot(x - sun.x, (y - sun.y) * 1.3) / reach);
      const underside = smooth(-0.15, 0.25, density(x, y + unit * 0.012) - density(x, y - unit * 0.012));
      const t = Math.min(1, nearSun * 0.75 + (1 - underside) * 0.35 + (colours.night ? 0 : 0.12));
      ink.r = shade[0] + (lit[0] - shade[0]) * t;
      ink.g = shade[1] + (lit[1] - shade[1]) * t;
      ink.b = shade[2] + (lit[2] - shade[2]) * t;
      ink.a = thick * (0.3 + 0.4 * nearSun) * (colours.night ? 0.5 : 0.85) * smooth(1.02, 0.8, y / horizon);
    },
    'over',
    { left: 0, top: 0, right: width, bottom: horizon },
  );
}

/** A few far birds, as two strokes of the pen each. */
export function paintBirds(canvas: Canvas, { random }: Brief, x: number, y: number, spread: number, ink: Colour): void {
  for (let i = random.whole(4, 8); i > 0; i--) {
    const size = spread * random.between(0.05, 0.11);
    const [bx, by] = [x + random.between(-1, 1) * spread, y + random.between(-0.35, 0.35) * spread];
    const lift = random.between(0.25, 0.6);
    for (const side of [-1, 1]) {
      const wing = curve([
        { x: bx, y: by },
        { x: bx + side * size * 0.45, y: by - size * lift },
        { x: bx + side * size, y: by - size * lift * 0.35 },
      ]);
      fill(
        canvas,
        ribbon(wing, (t) => size * 0.09 * (1 - t * 0.8)),
        solid(ink),
        0.85,
      );
    }
  }
}
