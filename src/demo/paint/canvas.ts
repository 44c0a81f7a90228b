import type { Colour, Ink } from './colour.ts';

/** A picture in the making, in linear light: three numbers a pixel, no limit to brightness until it is finished. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
  /** Workspace of `fill`: how much of each pixel a shape covers. All zero between two fills. */
  readonly coverage: Float32Array;
}

/** Says what colour a pixel gets; `ink.a` is 1 unless it is changed. Coordinates are those of the pixel's centre. */
export type Paint = (x: number, y: number, ink: Ink) => void;

/** How new light meets what is there: in front of it, added to it (lamps), or dimming it (shadows). */
export type Blend = 'over' | 'add' | 'multiply';

/** A part of the canvas in pixels; the right and lower ends are not included. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function createCanvas(width: number, height: number): Canvas {
  return {
    width,
    height,
    light: new Float32Array(width * height * 3),
    coverage: new Float32Array((width + 2) * (height + 1)),
  };
}

export const solid =
  ([r, g, b]: Colour, alpha = 1): Paint =>
  (_x, _y, ink) => {
    ink.r = r;
    ink.g = g;
    ink.b = b;
    ink.a = alpha;
  };

/** Paints every pixel of the canvas, or of a box on it. */
export function wash(canvas: Canvas, paint: Paint, blend: Blend = 'over', box?: Box): void {
  const ink: Ink = { r: 0, g: 0, b: 0, a: 1 };
  const { left, top, right, bottom } = onCanvas(canvas, box);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      ink.a = 1;
      paint(x + 0.5, y + 0.5, ink);
      if (ink.a > 0) dab(canvas.light, (y * canvas.width + x) * 3, ink, ink.a, blend);
    }
  }
}

/** Puts one ink onto one pixel. */
export function dab(light: Float32Array, at: number, ink: Ink, alpha: number, blend: Blend): void {
  const r = light[at] ?? 0;
  const g = light[at + 1] ?? 0;
  const b = light[at + 2] ?? 0;
  if (blend === 'over') {
    light[at] = r + (ink.r - r) * alpha;
    light[at + 1] = g + (ink.g - g) * alpha;
    light[at + 2] = b + (ink.b - b) * alpha;
  } else if (blend === 'add') {
    light[at] = r + ink.r * alpha;
    light[at + 1] = g + ink.g * alpha;
    light[at + 2] = b + ink.b * alpha;
  } else {
    light[at] = r * (1 + (ink.r - 1) * alpha);
    light[at + 1] = g * (1 + (ink.g - 1) * alpha);
    light[at + 2] = b * (1 + (ink.b - 1) * alpha);
  }
}

export function onCanvas(canvas: Canvas, box: Box | undefined): Box {
  return {
    left: Math.max(0, Math.floor(box?.left ?? 0)),
    top: Math.max(0, Math.floor(box?.top ?? 0)),
    right: Math.min(canvas.width, Math.ceil(box?.right ?? canvas.width)),
    bottom: Math.min(canvas.height, Math.ceil(box?.bottom ?? canvas.height)),
  };
}
