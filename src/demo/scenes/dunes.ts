import { type Canvas, wash } from '../paint/canvas.ts';
import { mix, scale, shift } from '../paint/colour.ts';
import { paintBanana } from './banana.ts';
import { type Brief, smooth } from './scene.ts';
import { paintBirds, paintSky, type Sun } from './sky.ts';

/** Dunes under a large sun: long curves, one side in light and one in shade, the wind's ripples on the sand. */
export function paintDunes(canvas: Canvas, brief: Brief): void {
  const { random, noise, colours } = brief;
  const { width, height } = canvas;
  const unit = Math.min(Math.max(width, height), Math.min(width, height) * 2.2);
  const horizon = height * random.between(0.5, 0.58);
  const sun: Sun = {
    x: width * random.between(0.25, 0.75),
    y: horizon - unit * random.between(0.1, 0.2),
    radius: unit * random.between(0.07, 0.11),
  };
  paintSky(canvas, { ...brief, banana: false }, horizon * 1.1, sun);
  paintBirds(canvas, brief, width - sun.x, horizon * 0.45, unit * 0.18, colours.near);
  const sand = mix(mix(colours.far, colours.accents[0], 0.5), colours.light, 0.25);
  const lightFrom = sun.x < width / 2 ? -1 : 1;
  const layers = 6;
  const dunes = Array.from({ length: layers }, (_, layer) => {
    const near = layer / (layers - 1);
    const level = horizon + (height - horizon) * near ** 1.25 * 0.8;
    const rise = unit * (0.035 + 0.085 * near);
    const breadth = unit * (0.45 + 0.85 * near);
    const phase = random.between(0, 90);
    // Wider than the canvas: light is followed along the slope beyond its sides.
    const line = Float32Array.from({ length: 3 * width }, (_, column) => {
      const u = (column - width) / breadth;
      return level - rise * (noise.at(u + phase, layer * 3) * 1.3 + noise.at(u * 2.3 + phase, 7) * 0.35);
    });
    const crest = (x: number) => {
      const column = Math.min(3 * width - 2, Math.max(0, x + width));
      const left = column | 0;
      const [a, b] = [line[left] ?? level, line[left + 1] ?? level];
      return a + (b - a) * (column - left);
    };
    return { near, level, rise, breadth, crest };
  });
  dunes.forEach(({ near, level, rise, breadth, crest }, layer) => {
    const next = dunes[layer + 1]?.crest ?? (() => height);
    const base = mix(mix(colours.horizon, sand, 0.55), shift(sand, { lighter: -0.06, richer: 1.15 }), near);
    const lit = mix(base, colours.light, 0.45);
    const shade = mix(base, scale(colours.near, 1.2), 0.4 + 0.25 * near);
    const ripple = unit * (0.006 + 0.012 * near);
    wash(
      canvas,
      (x, y, ink) => {
        const below = y - crest(x);
        ink.a = Math.min(1, below + 0.5);
        if (ink.a <= 0 || y > next(x) + 1.5) {
          ink.a = 0;
          return;
        }
        // The crest's own S-curve, followed down the slope, parts light from shade.
        const foot = x + below * (1.1 + 0.8 * noise.at(x / breadth + 31, layer)) * lightFrom;
        const slope = (crest(foot + breadth * 0.02) - crest(foot - breadth * 0.02)) / (breadth * 0.04);
        const wind =
          Math.sin((y + noise.fractal((x / unit) * 5, (y / unit) * 9, 2) * ripple * 5) / ripple) * 0.06 * near;
        const light = smooth(-0.012, 0.05, slope * lightFrom + wind * 0.3) + wind;
        const haze = smooth(unit * 0.28, 0, below) * 0.1 + (1 - near) * 0.2;
        for (const channel of [0, 1, 2] as const) {
          const value = shade[channel] + (lit[channel] - shade[channel]) * light;
          const hazy = value + (colours.horizon[channel] - value) * haze;
          if (channel === 0) ink.r = hazy;
          else if (channel === 1) ink.g = hazy;
          else ink.b = hazy;
        }
      },
      'over',
      { left: 0, top: level - rise * 2, right: width, bottom: height },
    );
    if (brief.banana && layer === layers - 2)
      paintBanana(canvas, {
        x: width * 0.5,
        y: height * 0.72,
        length: unit * 0.42,
        turn: -0.15,
        lightFrom: lightFrom < 0 ? -2.4 : -0.7,
      });
  });
}
