import { type Canvas, wash } from '../paint/canvas.ts';
import { type Colour, mix, ramp, scale } from '../paint/colour.ts';
import type { Colours } from '../scenes/scene.ts';

/** Gives a picture the colours of a palette: its darks, middles and lights move towards those of the palette. */
export function grade(canvas: Canvas, colours: Colours, amount: number): void {
  const tones = ramp(
    colours.night
      ? [
          scale(colours.near, 0.5),
          colours.near,
          mix(colours.near, colours.zenith, 0.6),
          colours.far,
          mix(colours.far, colours.light, 0.65),
        ]
      : [
          scale(colours.near, 0.7),
          mix(colours.near, colours.accents[2], 0.5),
          colours.far,
          colours.horizon,
          colours.light,
        ],
  );
  const { width, light } = canvas;
  wash(canvas, (x, y, ink) => {
    const i = (Math.floor(y) * width + Math.floor(x)) * 3;
    const [r, g, b] = [light[i] ?? 0, light[i + 1] ?? 0, light[i + 2] ?? 0];
    const brightness = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    tones(Math.sqrt(Math.max(0, brightness)), ink);
    // Colour that is already strong stays visible: a red coat is still red at night.
    const colourfulness = Math.max(r, g, b) - Math.min(r, g, b);
    ink.a = amount * (1 - 0.35 * Math.min(1, colourfulness));
  });
}

/** Tints everything alike; the last resort for a picture that looked like the palette already. */
export function tint(canvas: Canvas, [r, g, b]: Colour, amount: number): void {
  wash(canvas, (_x, _y, ink) => {
    ink.r = r;
    ink.g = g;
    ink.b = b;
    ink.a = amount;
  });
}
