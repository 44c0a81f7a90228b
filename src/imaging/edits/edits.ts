import type { CutOutFormat } from '../../protocol/edits/modes.ts';
import type { IconKind, Tool } from '../../protocol/edits/tools.ts';
import { withSentences } from '../vipsErrors.ts';
import type { VipsImages } from '../vipsImages.ts';
import { type Cutout, cutOut } from './alpha.ts';
import { applyTools } from './applyTools.ts';
import { type Composite, composite } from './composite.ts';
import { type HeatMap, heatMap } from './difference.ts';
import { type IconFile, makeIcons } from './icons.ts';
import { keyOut } from './keyOut.ts';
import { layDrawing, markArea } from './marked.ts';

/** What is done to pictures around a model's edit, or without one. In a worker; throws as Codec does. */
export interface Edits {
  markArea(original: Uint8Array, mask: Uint8Array): Uint8Array;
  layDrawing(original: Uint8Array, drawing: Uint8Array): Uint8Array;
  composite(original: Uint8Array, answer: Uint8Array, mask: Uint8Array, feather: number): Composite;
  cutOut(onWhite: Uint8Array, onBlack: Uint8Array, format: CutOutFormat): Cutout;
  keyOut(onScreen: Uint8Array, format: CutOutFormat): Cutout;
  heatMap(before: Uint8Array, after: Uint8Array): HeatMap;
  applyTools(image: Uint8Array, tools: readonly Tool[]): Uint8Array;
  makeIcons(master: Uint8Array, kinds: readonly IconKind[], background: readonly number[]): readonly IconFile[];
}

export function createEdits(images: VipsImages): Edits {
  return withSentences<Edits>({
    markArea: (original, mask) => markArea(images, original, mask),
    layDrawing: (original, drawing) => layDrawing(images, original, drawing),
    composite: (original, answer, mask, feather) => composite(images, original, answer, mask, feather),
    cutOut: (onWhite, onBlack, format) => cutOut(images, onWhite, onBlack, format),
    keyOut: (onScreen, format) => keyOut(images, onScreen, format),
    heatMap: (before, after) => heatMap(images, before, after),
    applyTools: (image, tools) => applyTools(images, image, tools),
    makeIcons: (master, kinds, background) => makeIcons(images, master, kinds, background),
  });
}
