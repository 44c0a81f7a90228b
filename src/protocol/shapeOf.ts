import { type AspectRatio, aspectRatios, type Resolution } from './model.ts';
import type { Size } from './pixels.ts';

/** The documented shapes are off their ratio by up to two percent (21:9 comes as 1584 × 672). */
const tolerance = 0.03;

/** The ratio that a picture's pixels have, so that imports and edits are found by it too; undefined for other shapes. */
export function aspectRatioOf({ width, height }: Size): AspectRatio | undefined {
  const distance = (ratio: AspectRatio): number => Math.abs(Math.log(width / height / widthToHeight(ratio)));
  const nearest = aspectRatios.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest && distance(nearest) <= tolerance ? nearest : undefined;
}

/** How many times as wide as high: of "16:9" 1.78. */
export function widthToHeight(ratio: string): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}

/** The nearest of the sizes that models are asked for, by area. */
export function resolutionOf({ width, height }: Size): Resolution {
  const side = Math.sqrt(width * height);
  return side < 724 ? '512' : side < 1448 ? '1K' : side < 2896 ? '2K' : '4K';
}
