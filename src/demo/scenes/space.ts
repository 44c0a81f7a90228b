import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { type Colour, mix, ramp, scale, shift, white } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { glow } from '../paint/light.ts';
import { coarse, createNoise } from '../paint/noise.ts';
import { ellipse, ribbon } from '../paint/shapes.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';

/** A nebula full of stars, a banded planet with its ring, moons on their orbits. */
export function paintSpace(canvas: Canvas, brief: Brief): void {
  const { random } = brief;
  const { width, height } = canvas;
  const unit = Math.min(width, height);
  paintNebula(canvas, brief);
  paintStarField(canvas, brief);
  const left = random.chance(0.5);
  const planet: Ball = {
    x: width * (brief.banana ? 0.5 : left ? random.between(0.3, 0.4) : random.between(0.6, 0.7)),
    y: height * random.between(0.46, 0.56),
    radius: unit * (brief.banana ? 0.26 : random.between(0.24, 0.3)),
  };
  const tilt = random.between(-0.5, -0.2) * (left ? 1 : -1);
  const lightFrom = left ? 0.72 : Math.PI - 0.72;
  const ringed = brief.banana || random.chance(0.75);
  if (ringed) paintRing(canvas, brief, planet, tilt, -1);
  if (brief.banana) paintBananaPlanet(canvas, planet, left);
  else paintPlanet(canvas, brief, planet, tilt, lightFrom);
  if (ringed) paintRing(canvas, brief, planet, tilt, 1);
  for (let i = random.whole(1, 2); i > 0; i--) {
    const angle = random.between(-0.9, 0.9) + (left ? 0 : Math.PI);
    const distance = planet.radius * random.between(1.9, 2.6);
    const moon = {
      x: planet.x + Math.cos(angle) * distance,
      y: planet.y + Math.sin(angle) * distance * 0.8,
      radius: planet.radius * random.between(0.09, 0.2),
    };
    paintPlanet(canvas, { ...brief, noise: createNoise(random.whole(0, 9999)) }, moon, 0, lightFrom);
  }
}

interface Ball {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function paintNebula(canvas: Canvas, { colours, noise, random }: Brief): void {
  const { width, height } = canvas;
  const unit = Math.max(width, height);
  const dark = scale(shift(colours.zenith, { lighter: -0.14, richer: 0.9 }), 0.3);
  const tints = [colours.accents[random.whole(0, 2)] ?? colours.far, colours.accents[3], colours.far] as const;
  const offset = random.between(0, 60);
  const step = Math.max(2, Math.round(unit / 500));
  const clouds = [0, 1, 2].map((layer) =>
    coarse(width, height, step, (x, y) => {
      const [u, v] = [(x / unit) * 2.2 + offset + layer * 11, (y / unit) * 2.2];
      const warp = noise.fractal(u * 0.8, v * 0.8 + 4, 3);
      const dust = noise.ridged(u * 1.5 + warp, v * 1.5 - warp, 4);
      return smooth(-0.12, 0.75, noise.fractal(u + warp * 1.3, v + warp * 0.9, 5)) * (1.25 - dust * 0.75);
    }),
  );
  wash(canvas, (x, y, ink) => {
    ink.r = dark[0];
    ink.g = dark[1];
    ink.b = dark[2];
    for (let layer = 0; layer < 3; layer++) {
      const density = clouds[layer]?.(x, y) ?? 0;
      const tint = tints[layer] ?? colours.far;
      const amount = density * (0.25 + density) * (0.6 - layer * 0.12);
      ink.r += tint[0] * amount;
      ink.g += tint[1] * amount;
      ink.b += tint[2] * amount;
    }
  });
}

function paintStarField(canvas: Canvas, { colours, random }: Brief): void {
  const { width, height } = canvas;
  const unit = Math.min(width, height) / 1000;
  const count = Math.round(900 * (Math.max(width, height) / Math.min(width, height)) ** 0.6);
  for (let i = 0; i < count; i++) {
    const [x, y] = [random.next() * width, random.next() * height];
    const brightness = random.next();
    const tint = mix(white, colours.accents[random.whole(0, 4)] ?? white, 0.3);
    fill(canvas, ellipse(x, y, unit * (0.55 + 1.3 * brightness ** 7)), solid(tint), 0.15 + 0.85 * brightness ** 2);
    if (brightness < 0.993) continue;
    glow(canvas, x, y, unit * 6, tint, 0.7);
    const ray = unit * random.between(12, 30);
    for (const [dx, dy] of [
      [ray, 0],
      [0, ray],
    ] as const) {
      const line = Array.from({ length: 9 }, (_, k) => ({ x: x + dx * (k / 4 - 1), y: y + dy * (k / 4 - 1) }));
      fill(
        canvas,
        ribbon(line, (t) => unit * 0.9 * (1 - Math.abs(2 * t - 1)) ** 2),
        solid(tint),
        0.8,
        'add',
      );
    }
  }
}

/** In this sky the thing with the ring is a banana. */
function paintBananaPlanet(canvas: Canvas, { x, y, radius }: Ball, left: boolean): void {
  glow(canvas, x, y, radius, [1, 0.75, 0.3], 0.22);
  const lightFrom = left ? -0.7 : -2.4;
  paintBanana(canvas, { x, y, length: radius * 3, turn: left ? -0.75 : 0.75, flip: !left, plump: 1.15, lightFrom });
}

function paintPlanet(
  canvas: Canvas,
  { colours, noise, random }: Brief,
  ball: Ball,
  tilt: number,
  lightFrom: number,
): void {
  const { x, y, radius } = ball;
  const [a, b, c, d] = colours.accents;
  const surface = ramp([
    shift(a, { lighter: -0.12 }),
    a,
    mix(b, d, 0.4),
    shift(d, { lighter: 0.05 }),
    b,
    shift(c, { lighter: -0.05 }),
  ]);
  const [lightX, lightY, lightZ] = [Math.cos(lightFrom) * 0.78, -Math.sin(lightFrom) * 0.55, 0.42];
  const air = mix(colours.light, shift(a, { lighter: 0.2 }), 0.5);
  const offset = random.between(0, 40);
  glow(canvas, x + lightX * radius * 0.5, y + lightY * radius * 0.5, radius * 0.75, air, 0.16);
  fill(canvas, ellipse(x, y, radius), (px, py, ink) => {
    const [nx, ny] = [(px - x) / radius, (py - y) / radius];
    const nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
    const latitude = ny * Math.cos(tilt) - nx * Math.sin(tilt);
    const longitude = nx * Math.cos(tilt) + ny * Math.sin(tilt);
    const swirl = noise.fractal(longitude * 1.7 + offset, latitude * 5, 4);
    const bands =
      noise.at(offset, latitude * 4.5 + swirl * 0.35) * 0.7 + noise.at(offset + 9, latitude * 13 + swirl * 0.8) * 0.28;
    surface(0.5 + bands * 0.62 + swirl * 0.1, ink);
    const facing = nx * lightX + ny * lightY + nz * lightZ;
    const day = smooth(-0.12, 0.85, facing) * 1.25 + 0.015;
    const rim = (1 - nz) ** 3 * smooth(-0.1, 0.6, facing) * 0.9;
    ink.r = ink.r * day + air[0] * rim;
    ink.g = ink.g * day + air[1] * rim;
    ink.b = ink.b * day + air[2] * rim;
  });
}

/** One half of the ring: behind the planet (-1) or in front of it (1). */
function paintRing(canvas: Canvas, { colours, noise }: Brief, ball: Ball, tilt: number, half: -1 | 1): void {
  const { x, y, radius } = ball;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const squash = 0.26;
  const light: Colour = mix(colours.accents[3], colours.light, 0.4);
  const reach = radius * 2.4;
  const pixel = 1.5 / radius;
  wash(
    canvas,
    (px, py, ink) => {
      ink.a = 0;
      const [dx, dy] = [(px - x) / radius, (py - y) / radius];
      const along = dx * cos + dy * sin;
      const across = (-dx * sin + dy * cos) / squash;
      if (across * half < 0) return;
      const distance = Math.hypot(along, across);
      const band = smooth(1.28, 1.28 + pixel * 3, distance) * smooth(2.2, 2.2 - pixel * 6, distance);
      if (band <= 0) return;
      const grooves =
        0.55 + 0.5 * noise.fractal(distance * 9, 3, 4) - 0.75 * smooth(0.035, 0.02, Math.abs(distance - 1.86));
      ink.a = band * Math.max(0, Math.min(1, grooves)) * 0.85;
      // The planet's shadow falls on the part behind it.
      const shadow = half < 0 ? 0.25 + 0.75 * smooth(0.7, 1.25, Math.abs(along + 0.25)) : 1;
      ink.r = light[0] * shadow;
      ink.g = light[1] * shadow;
      ink.b = light[2] * shadow;
    },
    'over',
    { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach },
  );
}
