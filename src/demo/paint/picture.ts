import type { Size } from '../../protocol/pixels.ts';
import { mixColours } from '../scenes/scene.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { develop, type Pixels } from './develop.ts';
import { bloom, vignette } from './light.ts';
import { createNoise } from './noise.ts';
import { createRandom, mixBits } from './random.ts';
import type { Recipe } from './recipe.ts';
import { signWithDemo } from './wordmark.ts';

/** Painting costs time by the pixel; above this a picture is painted smaller and enlarged, which grain hides. */
const mostPaintedPixels = 5_000_000;
export const grain = 5;

/** The size at which a picture of the wanted size is painted. */
export function workingSize({ width, height }: Size): Size {
  const factor = Math.min(1, Math.sqrt(mostPaintedPixels / (width * height)));
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}

/** Paints a recipe at exactly the wanted size. */
export function paintPicture(recipe: Recipe, size: Size): Pixels {
  const working = workingSize(size);
  const canvas = createCanvas(working.width, working.height);
  paintScene(canvas, recipe);
  const { flat } = recipe.composition;
  if (!flat) bloom(canvas, 0.32);
  vignette(canvas, flat ? 0.12 : 0.5);
  signWithDemo(canvas);
  return develop(canvas, size, grain);
}

/** Paints a recipe's scene over the whole canvas, unfinished: for what comes on top of it. */
export function paintScene(canvas: Canvas, { composition, palette, words, banana, seed }: Recipe): void {
  const random = createRandom(seed);
  composition.paint(canvas, {
    colours: mixColours(palette, random.between(-9, 9)),
    random,
    noise: createNoise(mixBits(seed + 1)),
    words,
    banana,
  });
}
