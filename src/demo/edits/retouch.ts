import type { Size } from '../../protocol/pixels.ts';
import { type Canvas, createCanvas } from '../paint/canvas.ts';
import { toDisplay } from '../paint/colour.ts';
import { develop, type Pixels } from '../paint/develop.ts';
import { createNoise } from '../paint/noise.ts';
import { grain, workingSize } from '../paint/picture.ts';
import { createRandom } from '../paint/random.ts';
import type { Recipe } from '../paint/recipe.ts';
import { signWithDemo } from '../paint/wordmark.ts';
import { type Brief, mixColours } from '../scenes/scene.ts';
import { grade, tint } from './grade.ts';
import { lay, type Picture } from './lay.ts';
import { treatmentFor } from './treatment.ts';

/** An edit must be seen to have happened. */
const leastChangedShare = 0.35;

/** Edits one picture: fills the new shape with it, gives it the palette's colours and one treatment that fits the words. */
export function retouch(picture: Picture, recipe: Recipe, size: Size): Pixels {
  const working = workingSize(size);
  const canvas = createCanvas(working.width, working.height);
  lay(canvas, picture, { x: 0, y: 0, ...working });
  const before = canvas.light.slice();
  const random = createRandom(recipe.seed);
  const brief: Brief = {
    colours: mixColours(recipe.palette, random.between(-6, 6)),
    random,
    noise: createNoise(recipe.seed),
    words: recipe.words,
    banana: recipe.banana,
  };
  grade(canvas, brief.colours, 0.6);
  treatmentFor(recipe).apply(canvas, brief);
  for (let attempt = 0; attempt < 5 && changedShare(before, canvas) < leastChangedShare; attempt++)
    tint(canvas, brief.colours.accents[attempt] ?? brief.colours.far, 0.3);
  signWithDemo(canvas);
  return develop(canvas, size, grain);
}

/** Which part of the pixels looks different, by more than a shade that JPEG or grain could make. */
function changedShare(before: Float32Array, { light }: Canvas): number {
  const threshold = 20;
  let changed = 0;
  let looked = 0;
  // Every seventh pixel tells enough.
  for (let i = 0; i + 2 < light.length; i += 21) {
    looked += 1;
    for (let channel = 0; channel < 3; channel++) {
      if (Math.abs(toDisplay(before[i + channel] ?? 0) - toDisplay(light[i + channel] ?? 0)) <= threshold) continue;
      changed += 1;
      break;
    }
  }
  return changed / looked;
}
