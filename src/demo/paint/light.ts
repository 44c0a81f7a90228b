import { type Canvas, wash } from './canvas.ts';
import type { Colour } from './colour.ts';

/** A lamp's or sun's halo: bright at the centre, gone at about four radii. */
export function glow(canvas: Canvas, x: number, y: number, radius: number, light: Colour, strength: number): void {
  const reach = radius * 4;
  const [r, g, b] = light;
  wash(
    canvas,
    (px, py, ink) => {
      const distance = ((px - x) ** 2 + (py - y) ** 2) / (radius * radius);
      const edge = 1 - distance / 16;
      ink.a = edge <= 0 ? 0 : (strength * edge * edge) / (1 + distance * 1.6);
      ink.r = r;
      ink.g = g;
      ink.b = b;
    },
    'add',
    { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach },
  );
}

/** Lets the brightest places spill over their surroundings, as in a lens. */
export function bloom(canvas: Canvas, strength: number): void {
  const step = Math.max(2, Math.round(Math.max(canvas.width, canvas.height) / 200));
  const small = shrink(canvas, step);
  for (let pass = 0; pass < 3; pass++) soften(small);
  const { width, height, light } = canvas;
  for (let y = 0; y < height; y++) {
    const row = Math.min(small.height - 1.001, Math.max(0, (y + 0.5) / step - 0.5));
    const top = row | 0;
    const down = row - top;
    for (let x = 0; x < width; x++) {
      const column = Math.min(small.width - 1.001, Math.max(0, (x + 0.5) / step - 0.5));
      const left = column | 0;
      const across = column - left;
      const i = (top * small.width + left) * 3;
      const below = i + small.width * 3;
      for (let channel = 0; channel < 3; channel++) {
        const upper = (small.light[i + channel] ?? 0) * (1 - across) + (small.light[i + 3 + channel] ?? 0) * across;
        const lower =
          (small.light[below + channel] ?? 0) * (1 - across) + (small.light[below + 3 + channel] ?? 0) * across;
        const at = (y * width + x) * 3 + channel;
        light[at] = (light[at] ?? 0) + strength * (upper * (1 - down) + lower * down);
      }
    }
  }
}

/** Darkens towards the corners, which keeps the eye inside. */
export function vignette(canvas: Canvas, strength: number): void {
  const { width, height } = canvas;
  wash(
    canvas,
    (x, y, ink) => {
      const distance = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
      ink.a = strength * distance * distance;
      ink.r = 0.05;
      ink.g = 0.03;
      ink.b = 0.08;
    },
    'multiply',
  );
}

interface Small {
  readonly width: number;
  readonly height: number;
  light: Float32Array;
}

/** The mean of each step × step block, as far as it is bright enough to spill. */
function shrink(canvas: Canvas, step: number): Small {
  const width = Math.max(2, Math.ceil(canvas.width / step));
  const height = Math.max(2, Math.ceil(canvas.height / step));
  const light = new Float32Array(width * height * 3);
  const threshold = 0.6;
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const from = (y * canvas.width + x) * 3;
      const to = (Math.floor(y / step) * width + Math.floor(x / step)) * 3;
      const brightest = Math.max(canvas.light[from] ?? 0, canvas.light[from + 1] ?? 0, canvas.light[from + 2] ?? 0);
      if (brightest <= threshold) continue;
      const share = Math.min(2, brightest - threshold) / brightest / (step * step);
      for (let channel = 0; channel < 3; channel++)
        light[to + channel] = (light[to + channel] ?? 0) + (canvas.light[from + channel] ?? 0) * share;
    }
  }
  return { width, height, light };
}

/** One pass of a running mean along rows, then columns; three of them look like a Gaussian. */
function soften(small: Small): void {
  const radius = 5;
  small.light = runningMean(small.light, small.height, small.width, small.width * 3, 3, radius);
  small.light = runningMean(small.light, small.width, small.height, 3, small.width * 3, radius);
}

function runningMean(
  light: Float32Array,
  lines: number,
  length: number,
  lineStride: number,
  stride: number,
  radius: number,
): Float32Array {
  const result = new Float32Array(light.length);
  for (let line = 0; line < lines; line++) {
    for (let channel = 0; channel < 3; channel++) {
      const base = line * lineStride + channel;
      let sum = 0;
      for (let i = -radius; i < length; i++) {
        const entering = i + radius;
        const leaving = i - radius - 1;
        if (entering < length) sum += light[base + entering * stride] ?? 0;
        if (leaving >= 0) sum -= light[base + leaving * stride] ?? 0;
        if (i >= 0) result[base + i * stride] = sum / (2 * radius + 1);
      }
    }
  }
  return result;
}
