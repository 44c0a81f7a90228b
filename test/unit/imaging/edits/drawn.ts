import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createImaging } from '../../../../src/imaging/imaging.ts';

const workerFile = fileURLToPath(new URL('../../../../src/imaging/imagingWorker.ts', import.meta.url));

export const openImaging = () => createImaging({ workerFile, log: () => undefined });

/** Red, green, blue and perhaps alpha of a pixel. */
export type Painter = (x: number, y: number) => readonly number[];

export interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

export function drawn(width: number, height: number, paint: Painter): Raw {
  const channels = paint(0, 0).length;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(paint(x, y).map(Math.round), (y * width + x) * channels);
  return { data, width, height, channels };
}

export const encoded = (raw: Raw) =>
  sharp(raw.data, { raw: { width: raw.width, height: raw.height, channels: raw.channels as 1 | 3 | 4 } });

export const pngOf = async (raw: Raw): Promise<Uint8Array> => new Uint8Array(await encoded(raw).png().toBuffer());

export const jpegOf = async (raw: Raw, quality = 92): Promise<Uint8Array> =>
  new Uint8Array(await encoded(raw).jpeg({ quality }).toBuffer());

/** As a viewer reads it. */
export async function decoded(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height, channels: info.channels };
}

/** White inside a box, black elsewhere: a PNG of one channel, as the page sends a mask. */
export async function boxMask(
  width: number,
  height: number,
  box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Promise<Uint8Array> {
  const inside = (x: number, y: number) => x >= box.left && x < box.right && y >= box.top && y < box.bottom;
  const raw = drawn(width, height, (x, y) => [inside(x, y) ? 255 : 0]);
  return new Uint8Array(await encoded(raw).toColourspace('b-w').png().toBuffer());
}

/** A scene with edges everywhere, so that a shift of half a pixel is seen; continuous, so that it can be drawn anywhere. */
export function scene(u: number, v: number): readonly [number, number, number] {
  const rings = Math.sin(60 * Math.hypot(u - 0.4, v - 0.55)) * 50;
  const stripes = Math.sin(45 * u + 20 * v) * 40;
  const spot = Math.exp(-200 * ((u - 0.7) ** 2 + (v - 0.3) ** 2)) * 90;
  return [120 + rings + spot, 120 + stripes, 110 + rings * 0.5 - stripes * 0.6].map((value) =>
    Math.min(255, Math.max(0, value)),
  ) as [number, number, number];
}

export const sceneOf = (width: number, height: number): Raw =>
  drawn(width, height, (x, y) => scene((x + 0.5) / width, (y + 0.5) / height));
