import { type Canvas, solid, wash } from '../paint/canvas.ts';
import { mix, white } from '../paint/colour.ts';
import { fill } from '../paint/fill.ts';
import { glow } from '../paint/light.ts';
import { ellipse } from '../paint/shapes.ts';
import { paintBanana } from '../scenes/banana.ts';
import { type Brief, smooth } from '../scenes/scene.ts';
import { shadow } from '../scenes/stillLife.ts';

/** Low sun from an upper corner, with its rays through the picture. */
export function sunlight(canvas: Canvas, { colours, random, noise }: Brief): void {
  const { width, height } = canvas;
  const reach = Math.hypot(width, height);
  const sun = { x: random.chance(0.5) ? width * 0.08 : width * 0.92, y: height * 0.06 };
  const [r, g, b] = mix(colours.light, colours.accents[0], 0.25);
  wash(
    canvas,
    (x, y, ink) => {
      const distance = Math.hypot(x - sun.x, y - sun.y) / reach;
      const angle = Math.atan2(y - sun.y, x - sun.x);
      const rays = smooth(-0.1, 0.6, noise.fractal(angle * 6, 2.5, 3));
      ink.r = r;
      ink.g = g;
      ink.b = b;
      ink.a = smooth(1, 0, distance) * (0.16 + 0.3 * rays) * 0.9;
    },
    'add',
  );
  glow(canvas, sun.x, sun.y, reach * 0.09, colours.light, 0.9);
}

/** The lamps go out: dark and blue, a moon's light from above. */
export function nightfall(canvas: Canvas, { random }: Brief): void {
  const { width, height } = canvas;
  const moon = { x: width * random.between(0.15, 0.85), y: height * -0.05 };
  const reach = Math.hypot(width, height);
  wash(
    canvas,
    (x, y, ink) => {
      const lit = Math.exp(-((Math.hypot(x - moon.x, y - moon.y) / reach / 0.42) ** 2));
      ink.r = 0.2 + 0.3 * lit;
      ink.g = 0.26 + 0.36 * lit;
      ink.b = 0.46 + 0.42 * lit;
    },
    'multiply',
  );
  glow(canvas, moon.x, moon.y, reach * 0.07, [0.55, 0.65, 0.9], 0.5);
}

/** A passe-partout with a fine line, and the shadow that it throws on the picture. */
export function frame(canvas: Canvas, { colours }: Brief): void {
  const { width, height } = canvas;
  const breadth = Math.min(width, height) * 0.075;
  const line = Math.max(1, breadth * 0.035);
  const [mat, accent] = [mix(colours.paper, white, 0.35), colours.accents[0]];
  wash(canvas, (x, y, ink) => {
    const inside = Math.min(x, y, width - x, height - y) - breadth;
    const thrown = Math.min(x - breadth * 0.12, y - breadth * 0.2, width - x, height - y) - breadth;
    const onMat = smooth(0.7, -0.7, inside);
    const onLine = smooth(line, line * 0.4, Math.abs(inside + breadth * 0.22)) * onMat;
    ink.r = mat[0] + (accent[0] - mat[0]) * onLine;
    ink.g = mat[1] + (accent[1] - mat[1]) * onLine;
    ink.b = mat[2] + (accent[2] - mat[2]) * onLine;
    ink.a = onMat;
    if (onMat > 0) return;
    ink.r = 0;
    ink.g = 0;
    ink.b = 0;
    ink.a = smooth(breadth * 0.35, 0, thrown) * 0.4;
  });
}

/** Snow at three distances, and a little of it lying in the air. */
export function snowfall(canvas: Canvas, { random, colours }: Brief): void {
  const { width, height } = canvas;
  const unit = Math.sqrt(width * height);
  const flake = mix(white, colours.light, 0.3);
  wash(canvas, (_x, y, ink) => {
    ink.r = flake[0];
    ink.g = flake[1];
    ink.b = flake[2];
    ink.a = 0.1 + 0.14 * smooth(0.3, 1, y / height);
  });
  for (const [count, size, alpha] of [
    [900, 0.0016, 0.6],
    [420, 0.0032, 0.75],
    [90, 0.0075, 0.8],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const radius = unit * size * random.between(0.6, 1.4);
      const [x, y] = [random.next() * width, random.next() * height];
      fill(canvas, ellipse(x, y, radius * 1.5), solid(flake), alpha * 0.3);
      fill(canvas, ellipse(x, y, radius), solid(flake), alpha);
    }
  }
}

/** A banana in the foreground, with its shadow. */
export function bananaOnTop(canvas: Canvas, { random }: Brief): void {
  const { width, height } = canvas;
  const unit = Math.min(width, height);
  const [x, y] = [width * random.between(0.38, 0.5), height * 0.76];
  const length = Math.min(unit * 0.72, width * 0.7);
  const turn = random.between(-0.5, -0.1);
  shadow(canvas, x + length * 0.04, y + length * 0.14, length * 0.46, length * 0.12, 0.6, turn);
  paintBanana(canvas, { x, y, length, turn, seed: random.whole(0, 999) });
}
