import { parentPort } from 'node:worker_threads';
import { loadCodec } from '../imaging/codec.ts';
import { workerPort } from '../imaging/workerPort.ts';
import type { ImageMime } from '../protocol/model.ts';
import type { Size } from '../protocol/pixels.ts';
import { serve } from '../protocol/rpc.ts';
import { paintEdit } from './edits/edit.ts';
import { paintPicture } from './paint/picture.ts';
import { captionOf, recipeFor } from './paint/recipe.ts';

/** Entry of the painter's thread: a 4K picture takes seconds, which the extension host must not feel. */

export interface PaintJob {
  readonly prompt: string;
  /** 0 the first time that a prompt is painted; other numbers give other pictures of it. */
  readonly variation: number;
  readonly size: Size;
  readonly mime: ImageMime;
  /** Files that were sent along: one is edited, several are put together. */
  readonly inputs: readonly Uint8Array[];
}

export interface Painted {
  readonly bytes: Uint8Array;
  /** What was painted, in a few words. */
  readonly caption: string;
}

export interface PaintWork {
  /** Throws a StudioError (`invalidInput`) for an input that cannot be read. */
  paint(job: PaintJob): Promise<Painted>;
}

if (!parentPort) throw new Error('This file is the entry of a worker thread.');

const codec = loadCodec();

serve<PaintWork>(workerPort(parentPort), {
  async paint({ prompt, variation, size, mime, inputs }) {
    const { decode, encode } = await codec;
    const recipe = recipeFor(prompt, variation);
    const painted =
      inputs.length > 0
        ? paintEdit(inputs, decode, { prompt, recipe, size })
        : { pixels: paintPicture(recipe, size), caption: captionOf(recipe) };
    const format = mime === 'image/png' ? 'png' : 'jpeg';
    return { bytes: encode({ ...painted.pixels, channels: 3 }, { format, quality: 92 }), caption: painted.caption };
  },
});
