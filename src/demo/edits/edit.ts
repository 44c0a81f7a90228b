import type { Codec } from '../../imaging/codec.ts';
import { sniff } from '../../imaging/sniff.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { Size } from '../../protocol/pixels.ts';
import type { Pixels } from '../paint/develop.ts';
import { workingSize } from '../paint/picture.ts';
import { captionOf, type Recipe } from '../paint/recipe.ts';
import { collage } from './collage.ts';
import { cutOut, type Ground, grounds } from './cutOut.ts';
import { coverFactor, type Picture } from './lay.ts';
import { retouch } from './retouch.ts';
import { treatmentFor } from './treatment.ts';

/** Edits the one picture that was sent, or puts several together. */
export function paintEdit(
  files: readonly Uint8Array[],
  decode: Codec['decode'],
  { prompt, recipe, size }: { readonly prompt: string; readonly recipe: Recipe; readonly size: Size },
): { readonly pixels: Pixels; readonly caption: string } {
  const background = plainBackground(prompt);
  // The words say which picture is to be edited; the others only show how.
  const sent = background || namesOnePicture.test(prompt) ? files.slice(0, 1) : files;
  const pictures = sent.map((file) => decodeFor(file, decode, background ? size : workingSize(size), sent.length));
  const [only] = pictures;
  if (only && background) {
    return { pixels: cutOut(only, background, size), caption: `The middle of your picture, on ${background}` };
  }
  if (only && pictures.length === 1) {
    const { name } = treatmentFor(recipe);
    return {
      pixels: retouch(only, recipe, size),
      caption: `Your picture ${name}, in the colours of ${recipe.palette.mood}`,
    };
  }
  return {
    pixels: collage(pictures, recipe, size),
    caption: `Your ${pictures.length} pictures together, on top of: ${captionOf(recipe)}`,
  };
}

function plainBackground(prompt: string): Ground | undefined {
  if (/from pure white to pure black/.test(prompt)) return 'black';
  const colour = /pure (\w+) background/.exec(prompt)?.[1] ?? '';
  return Object.hasOwn(grounds, colour) ? (colour as Ground) : undefined;
}

const namesOnePicture = /^Image 1 is the picture to edit\./;

/** Decodes no more pixels than will be seen: among several, each gets its share of the canvas. */
function decodeFor(file: Uint8Array, decode: Codec['decode'], canvas: Size, count: number): Picture {
  const sent = sniff(file);
  if (!sent) throw unreadable();
  const factor = Math.min(1, coverFactor(sent, canvas) / Math.sqrt(count));
  try {
    return decode(file, { width: Math.ceil(sent.width * factor), height: Math.ceil(sent.height * factor) });
  } catch (error) {
    throw error instanceof StudioError ? unreadable(error) : error;
  }
}

const unreadable = (cause?: StudioError) =>
  new StudioError({ kind: 'invalidInput', message: 'A picture that was sent cannot be read.' }, { cause });
