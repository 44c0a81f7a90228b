import { type Canvas, wash } from '../paint/canvas.ts';
import { mix } from '../paint/colour.ts';
import type { Brief } from './scene.ts';

/** Turns all that stands above the shore upside down into the water, with ripples that grow towards us. */
export function mirror(canvas: Canvas, { noise, colours }: Brief, shore: number): void {
  const { width, height, light } = canvas;
  const tint = mix(colours.near, colours.zenith, 0.55);
  const start = Math.floor(shore);
  wash(
    canvas,
    (x, y, ink) => {
      const deep = (y - shore) / Math.max(1, height - shore);
      const stretch = 1 + deep * 10;
      const ripple = noise.fractal((x / width) * 14 + 3, ((y - shore) / height) * (190 / stretch) * 4, 3);
      const sourceY = Math.max(0, Math.min(start - 1, Math.round(2 * shore - y + ripple * deep * height * 0.03)));
      const sourceX = Math.max(0, Math.min(width - 1, Math.round(x + ripple * width * 0.004)));
      const i = (sourceY * width + sourceX) * 3;
      const clear = 0.8 - 0.35 * deep;
      const glint = Math.max(0, ripple - 0.25) * 0.12;
      ink.r = (light[i] ?? 0) * clear + tint[0] * (1 - clear) + colours.light[0] * glint;
      ink.g = (light[i + 1] ?? 0) * clear + tint[1] * (1 - clear) + colours.light[1] * glint;
      ink.b = (light[i + 2] ?? 0) * clear + tint[2] * (1 - clear) + colours.light[2] * glint;
    },
    'over',
    { left: 0, top: start, right: width, bottom: height },
  );
}
