import type { Canvas } from '../paint/canvas.ts';
import { type Colour, colour, type Ramp, ramp, shift } from '../paint/colour.ts';
import type { Noise } from '../paint/noise.ts';
import type { Palette } from '../paint/palettes.ts';
import type { Random } from '../paint/random.ts';

/** What every composition gets to work with. */
export interface Brief {
  readonly colours: Colours;
  readonly random: Random;
  readonly noise: Noise;
  /** The words of the prompt, in lower case. */
  readonly words: ReadonlySet<string>;
  /** The prompt asks for a banana: each composition has its own place for one. */
  readonly banana: boolean;
}

export type Scene = (canvas: Canvas, brief: Brief) => void;

/** A palette, ready to paint with. */
export interface Colours {
  /** 0 at the zenith, 1 at the horizon. */
  readonly sky: Ramp;
  readonly zenith: Colour;
  readonly horizon: Colour;
  readonly light: Colour;
  readonly far: Colour;
  readonly near: Colour;
  readonly accents: readonly [Colour, Colour, Colour, Colour, Colour];
  readonly paper: Colour;
  readonly ink: Colour;
  readonly night: boolean;
}

/** `turn` moves the hues a few degrees, so that two pictures of one palette are not of one tin of paint. */
export function mixColours(palette: Palette, turn: number): Colours {
  const turned = (hex: string) => shift(colour(hex), { turn });
  const sky = palette.sky.map(turned);
  const [a, b, c, d, e] = palette.accents;
  return {
    sky: ramp(sky),
    zenith: turned(palette.sky[0]),
    horizon: turned(palette.sky[3]),
    light: turned(palette.light),
    far: turned(palette.far),
    near: turned(palette.near),
    accents: [turned(a), turned(b), turned(c), turned(d), turned(e)],
    paper: turned(palette.paper),
    ink: turned(palette.ink),
    night: palette.night,
  };
}

export const smooth = (low: number, high: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};
