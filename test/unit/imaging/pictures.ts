import { readFileSync } from 'node:fs';
import sharp from 'sharp';

/** One of the images that test/fixtures/images/make.ts made. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/images/${name}`, import.meta.url)));

/** The picture's quadrants by name, read by sharp, row by row: what a viewer would show. */
export async function quadrants(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => {
      const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
      return colorName(data.subarray(at, at + 4));
    }),
  );
}

function colorName([red = 0, green = 0, blue = 0, alpha = 0]: Uint8Array): string {
  if (alpha < 40) return 'clear';
  const strong = [red, green, blue].map((channel) => (channel > 140 ? '1' : '0')).join('');
  return { '100': 'red', '010': 'green', '001': 'blue', '110': 'yellow', '111': 'white' }[strong] ?? 'other';
}

/** Photo-like: gradients and grain, so that codecs have real work to do; 4096 × 4096 is about 20 MB. */
export async function photo(width: number, height: number): Promise<Uint8Array> {
  const data = Buffer.alloc(width * height * 3);
  let grain = 1;
  for (let i = 0; i < data.length; i++) {
    if (i % 3 === 0) grain = (grain * 16_807) % 2_147_483_647;
    data[i] = 120 + 80 * Math.sin(i / 9000) + 30 * Math.sin(i / 70) + (grain % 4);
  }
  return new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
}
