import type { Rgb } from './planes.ts';

export type Colour = readonly number[];

/** The colour that most of a picture's outermost pixels have, channel by channel. */
export function edgeColour({ data, width, height }: Rgb): Colour {
  const counts = [0, 1, 2].map(() => new Uint32Array(256));
  let pixels = 0;
  const look = (x: number, y: number): void => {
    pixels += 1;
    for (const [channel, count] of counts.entries()) {
      const value = data[(y * width + x) * 3 + channel] ?? 0;
      count[value] = (count[value] ?? 0) + 1;
    }
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) look(x, y);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) look(x, y);
  return counts.map((count) => median(count, pixels));
}

function median(counts: Uint32Array, total: number): number {
  let below = 0;
  return counts.findIndex((count) => {
    below += count;
    return below * 2 >= total;
  });
}
