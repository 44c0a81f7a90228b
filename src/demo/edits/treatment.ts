import type { Canvas } from '../paint/canvas.ts';
import { palettes } from '../paint/palettes.ts';
import { best, byChance, type Recipe } from '../paint/recipe.ts';
import type { Brief } from '../scenes/scene.ts';
import { bananaOnTop, frame, nightfall, snowfall, sunlight } from './additions.ts';
import { halftone } from './halftone.ts';
import { mosaic } from './mosaic.ts';
import { strokes } from './strokes.ts';

/** Something that is done to a picture besides its new colours. */
export interface Treatment {
  /** What a caption says was done. */
  readonly name: string;
  readonly words: readonly string[];
  readonly apply: (canvas: Canvas, brief: Brief) => void;
}

const inNewLight: Treatment = {
  name: 'in new light',
  words: ['sun', 'light', 'glow', 'warm', 'bright', 'sunset', 'morning', 'sunny', 'flare'],
  apply: sunlight,
};

const treatments: readonly [Treatment, ...Treatment[]] = [
  {
    name: 'repainted with a brush',
    words: [
      'paint',
      'painting',
      'oil',
      'watercolor',
      'watercolour',
      'brush',
      'impressionist',
      'art',
      'artistic',
      'gogh',
      'monet',
      'style',
      'canvas',
    ],
    apply: strokes,
  },
  inNewLight,
  { name: 'by night', words: ['night', 'midnight', 'moon', 'moonlight', 'dark', 'evening'], apply: nightfall },
  {
    name: 'in a frame',
    words: ['frame', 'border', 'poster', 'postcard', 'polaroid', 'print', 'card', 'vintage'],
    apply: frame,
  },
  {
    name: 'under falling snow',
    words: ['snow', 'winter', 'christmas', 'snowy', 'frost', 'ice', 'cold'],
    apply: snowfall,
  },
  { name: 'laid as a mosaic', words: ['mosaic', 'pixel', 'tile', 'lego', 'block', 'retro'], apply: mosaic },
  {
    name: 'printed in dots',
    words: ['comic', 'halftone', 'pop', 'cartoon', 'newspaper', 'dots', 'manga'],
    apply: halftone,
  },
];

const withBanana: Treatment = { name: 'with a banana', words: ['banana'], apply: bananaOnTop };
const recoloured: Treatment = { name: 'in new colours', words: [], apply: () => undefined };

/** What the words ask for; where they ask for colours alone, nothing more; where for nothing known, brush or light. */
export function treatmentFor({ words, seed, banana }: Recipe): Treatment {
  if (banana) return withBanana;
  const colours = best(palettes, words, (choice) => choice.words) ? recoloured : undefined;
  return best(treatments, words, (choice) => choice.words) ?? colours ?? byChance([treatments[0], inNewLight], seed);
}
