import type { Size } from '../../protocol/pixels.ts';
import type { Pixels } from '../paint/develop.ts';
import { coverFactor, type Picture } from './lay.ts';

export const grounds = {
  white: [255, 255, 255],
  black: [0, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
  magenta: [255, 0, 255],
} as const;
export type Ground = keyof typeof grounds;

/**
 * A subject before a plain background, as the requests of a transparent background ask for it: on a screen, or first on
 * white and then that answer on black. The demo finds no subjects: it takes the middle of the picture, with a soft edge
 * and a veil around it, at the same places every time.
 */
export function cutOut(picture: Picture, onto: Ground, size: Size): Pixels {
  const { width, height } = size;
  const data = new Uint8Array(width * height * 3);
  const factor = coverFactor(picture, size);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const cover = coverAt((x + 0.5) / width, (y + 0.5) / height);
      const from = pixelAt(picture, (x + 0.5 - width / 2) / factor, (y + 0.5 - height / 2) / factor);
      for (let channel = 0; channel < 3; channel++) {
        const colour = picture.data[from + channel] ?? 0;
        // On black: what the white behind it had added is taken away again.
        const behind = grounds[onto][channel] ?? 0;
        const seen = onto === 'black' ? colour - 255 * (1 - cover) : colour * cover + behind * (1 - cover);
        data[(y * width + x) * 3 + channel] = Math.min(255, Math.max(0, Math.round(seen)));
      }
    }
  return { data, width, height };
}

/** 1 inside, 0 outside; between them strands, as of hair. */
function coverAt(u: number, v: number): number {
  const [x, y] = [(u - 0.5) / 0.36, (v - 0.5) / 0.4];
  const from = Math.hypot(x, y);
  const strands = 0.04 * Math.sin(Math.atan2(y, x) * 60);
  return Math.min(1, Math.max(0, (1 + strands - from) / 0.08));
}

function pixelAt({ width, height, channels }: Picture, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x + width / 2)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y + height / 2)));
  return (row * width + column) * channels;
}
