import type { Size } from '../../protocol/pixels.ts';
import type { Canvas } from './canvas.ts';
import { toDisplay } from './colour.ts';
import { mixBits } from './random.ts';

/** Pixels as codecs take them: rows from the top, three bytes each. */
export interface Pixels extends Size {
  readonly data: Uint8Array;
}

/**
 * Turns light into the bytes of an image of the wanted size: bright light is rolled off instead of clipped, a smaller
 * canvas is enlarged with a soft cubic, and grain at the final size hides both banding and the enlargement.
 */
export function develop(canvas: Canvas, size: Size, grain: number): Pixels {
  const display = toDisplayed(canvas);
  const across = canvas.width === size.width ? display : enlargeRows(display, canvas, size.width);
  const data = new Uint8Array(size.width * size.height * 3);
  const row = new Float32Array(size.width * 3);
  for (let y = 0; y < size.height; y++) {
    gather(row, across, size.width * 3, canvas.height, ((y + 0.5) * canvas.height) / size.height - 0.5);
    const start = y * size.width * 3;
    for (let x = 0; x < size.width; x++) {
      const speck = ((mixBits(x * 0x1f1f1f1f + y * 0x5f356495) & 0xffff) / 0xffff - 0.5) * grain;
      const i = x * 3;
      const middle = row[i + 1] ?? 0;
      // Film has most grain in its middle tones.
      const amount = speck * (0.5 + (middle * (255 - middle)) / 32_512) + 0.5;
      data[start + i] = clampByte((row[i] ?? 0) + amount);
      data[start + i + 1] = clampByte(middle + amount);
      data[start + i + 2] = clampByte((row[i + 2] ?? 0) + amount);
    }
  }
  return { width: size.width, height: size.height, data };
}

const clampByte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value | 0);

const shoulder = 0.72;
/** Above the shoulder, ever more light gives ever less brightness, so that a sun keeps its colour. */
const rollOff = (light: number): number =>
  light <= shoulder ? light : shoulder + (1 - shoulder) * (1 - Math.exp((shoulder - light) / (1 - shoulder) / 1.6));

const tableSteps = 4096;
const brightest = 4;
/** Spaced by the root, so that shadows get as many steps as they need. */
const displayTable = Float32Array.from({ length: tableSteps + 2 }, (_, i) =>
  toDisplay(rollOff((i / tableSteps) ** 2 * brightest)),
);

function toDisplayed({ light }: Canvas): Float32Array {
  const display = new Float32Array(light.length);
  for (let i = 0; i < light.length; i++) {
    const at = Math.sqrt(Math.min(brightest, Math.max(0, light[i] ?? 0)) / brightest) * tableSteps;
    const index = at | 0;
    const low = displayTable[index] ?? 0;
    display[i] = low + ((displayTable[index + 1] ?? 0) - low) * (at - index);
  }
  return display;
}

function enlargeRows(display: Float32Array, { width, height }: Size, wanted: number): Float32Array {
  const result = new Float32Array(wanted * height * 3);
  const taps = Array.from({ length: wanted }, (_, x) => cubicTaps(((x + 0.5) * width) / wanted - 0.5, width));
  for (let x = 0; x < wanted; x++) {
    const { first, second, third, fourth, weights } = taps[x] ?? cubicTaps(0, width);
    const [a, b, c, d] = weights;
    for (let y = 0; y < height; y++) {
      const from = y * width * 3;
      const to = (y * wanted + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel;
        result[to + channel] =
          a * (display[at + first * 3] ?? 0) +
          b * (display[at + second * 3] ?? 0) +
          c * (display[at + third * 3] ?? 0) +
          d * (display[at + fourth * 3] ?? 0);
      }
    }
  }
  return result;
}

/** Blends the four rows around a height into one. */
function gather(row: Float32Array, rows: Float32Array, length: number, count: number, y: number): void {
  if (Number.isInteger(y)) {
    row.set(rows.subarray(y * length, (y + 1) * length));
    return;
  }
  const { first, second, third, fourth, weights } = cubicTaps(y, count);
  const [a, b, c, d] = weights;
  for (let i = 0; i < length; i++)
    row[i] =
      a * (rows[first * length + i] ?? 0) +
      b * (rows[second * length + i] ?? 0) +
      c * (rows[third * length + i] ?? 0) +
      d * (rows[fourth * length + i] ?? 0);
}

interface Taps {
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
  readonly weights: readonly [number, number, number, number];
}

/** Catmull–Rom weights of the four samples around a place. */
function cubicTaps(place: number, count: number): Taps {
  const left = Math.floor(place);
  const t = place - left;
  const at = (index: number) => Math.min(count - 1, Math.max(0, index));
  return {
    first: at(left - 1),
    second: at(left),
    third: at(left + 1),
    fourth: at(left + 2),
    weights: [
      ((-t + 2) * t - 1) * t * 0.5,
      ((3 * t - 5) * t * t + 2) * 0.5,
      ((-3 * t + 4) * t + 1) * t * 0.5,
      (t - 1) * t * t * 0.5,
    ],
  };
}
