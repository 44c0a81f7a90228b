import type { Size } from '../../protocol/pixels.ts';

/** One channel a pixel, rows from the top. */
export interface Plane extends Size {
  readonly data: Uint8Array;
}

/** Three channels a pixel. */
export interface Rgb extends Plane {}

export const isInside = ({ width, height }: Size, x: number, y: number): boolean =>
  x >= -0.5 && y >= -0.5 && x <= width - 0.5 && y <= height - 0.5;

/** The value between four pixels; beyond the edge that of the edge. `channel` of `channels`. */
export function sample({ data, width, height }: Plane, x: number, y: number, channels = 1, channel = 0): number {
  const column = x < 0 ? 0 : x > width - 1 ? width - 1 : x;
  const row = y < 0 ? 0 : y > height - 1 ? height - 1 : y;
  const [left, top] = [column | 0, row | 0];
  const at = (top * width + left) * channels + channel;
  const right = left + 1 < width ? channels : 0;
  const below = top + 1 < height ? width * channels : 0;
  const across = column - left;
  const upper = (data[at] ?? 0) * (1 - across) + (data[at + right] ?? 0) * across;
  const lower = (data[at + below] ?? 0) * (1 - across) + (data[at + below + right] ?? 0) * across;
  return upper + (lower - upper) * (row - top);
}

export function greyOf({ data, width, height }: Rgb): Plane {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = pixel * 3;
    grey[pixel] = (2 * (data[at] ?? 0) + 5 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) >> 3;
  }
  return { data: grey, width, height };
}

/** So many times smaller, each pixel the mean of those it stands for. */
export function shrunk({ data, width, height }: Plane, factor: number): Plane {
  const small = { width: Math.max(1, Math.floor(width / factor)), height: Math.max(1, Math.floor(height / factor)) };
  const result = new Uint8Array(small.width * small.height);
  for (let y = 0; y < small.height; y++)
    for (let x = 0; x < small.width; x++) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy++)
        for (let dx = 0; dx < factor; dx++) sum += data[(y * factor + dy) * width + x * factor + dx] ?? 0;
      result[y * small.width + x] = sum / factor ** 2 + 0.5;
    }
  return { data: result, ...small };
}
