/** Red, green and blue in linear light, 0 to 1 and beyond for lamps: light adds up there as it does in the world. */
export type Colour = readonly [red: number, green: number, blue: number];

/** What a paint writes for one pixel; reused for all of them. */
export interface Ink {
  r: number;
  g: number;
  b: number;
  a: number;
}

/** `#rrggbb` as linear light. */
export function colour(hex: string): Colour {
  const bits = Number.parseInt(hex.slice(1), 16);
  return [fromDisplay(bits >> 16), fromDisplay((bits >> 8) & 255), fromDisplay(bits & 255)];
}

const fromDisplay = (byte: number): number => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Linear light as the screen wants it, 0 to 255, not rounded. */
export function toDisplay(light: number): number {
  const value = Math.min(1, Math.max(0, light));
  return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
}

/** Between two colours through Oklab (Björn Ottosson, 2020), where the middle of blue and yellow is not mud. */
export function mix(from: Colour, to: Colour, t: number): Colour {
  const [l1, a1, b1] = toLab(from);
  const [l2, a2, b2] = toLab(to);
  return fromLab([l1 + (l2 - l1) * t, a1 + (a2 - a1) * t, b1 + (b2 - b1) * t]);
}

export interface Shift {
  /** Added to the lightness, which runs from 0 to 1. */
  readonly lighter?: number;
  /** Times the colourfulness. */
  readonly richer?: number;
  /** Degrees around the colour circle. */
  readonly turn?: number;
}

/** The same colour, lighter, richer or turned. */
export function shift(base: Colour, { lighter = 0, richer = 1, turn = 0 }: Shift): Colour {
  const [l, a, b] = toLab(base);
  const angle = (turn * Math.PI) / 180;
  const cos = Math.cos(angle) * richer;
  const sin = Math.sin(angle) * richer;
  return fromLab([Math.min(1, Math.max(0, l + lighter)), a * cos - b * sin, a * sin + b * cos]);
}

export const scale = ([r, g, b]: Colour, factor: number): Colour => [r * factor, g * factor, b * factor];

/** How light a colour looks, 0 to 1. */
export const lightness = (of: Colour): number => toLab(of)[0];

/** A colour for each t from 0 to 1, written into the ink: a table, since whole skies ask for it. */
export type Ramp = (t: number, ink: Ink) => void;

export function ramp(stops: readonly Colour[]): Ramp {
  const steps = 512;
  const table = new Float32Array((steps + 2) * 3);
  for (let i = 0; i <= steps + 1; i++) {
    const at = Math.min(1, i / steps) * (stops.length - 1);
    const before = Math.min(Math.floor(at), Math.max(0, stops.length - 2));
    const from = stops[before] ?? black;
    table.set(mix(from, stops[before + 1] ?? from, at - before), i * 3);
  }
  return (t, ink) => {
    const at = Math.min(1, Math.max(0, t)) * steps;
    const index = at | 0;
    const part = at - index;
    const i = index * 3;
    ink.r = (table[i] ?? 0) * (1 - part) + (table[i + 3] ?? 0) * part;
    ink.g = (table[i + 1] ?? 0) * (1 - part) + (table[i + 4] ?? 0) * part;
    ink.b = (table[i + 2] ?? 0) * (1 - part) + (table[i + 5] ?? 0) * part;
  };
}

export const black: Colour = [0, 0, 0];
export const white: Colour = [1, 1, 1];

type Lab = readonly [l: number, a: number, b: number];

function toLab([r, g, b]: Colour): Lab {
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

function fromLab([l, a, b]: Lab): Colour {
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  // Turning or enriching can leave what a screen shows: below zero nothing shines.
  return [
    Math.max(0, 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    Math.max(0, -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    Math.max(0, -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}
