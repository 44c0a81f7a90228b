import { type ModelFacts, modelFacts } from './catalog.ts';
import { StudioError } from './failure.ts';
import type { AspectRatio, ImageOptions, Resolution, ThinkingLevel } from './model.ts';
import { formatIsoDay, listWords } from './words.ts';

/** Why a model does not offer something, in words for a tooltip; `undefined` means that it does. */
type Reason = string | undefined;

export const whyNotRatio = (model: ModelFacts, ratio: AspectRatio): Reason =>
  model.aspectRatios.includes(ratio) ? undefined : `${model.name} does not make ${ratio} images.`;

export const whyNotResolution = (model: ModelFacts, resolution: Resolution): Reason =>
  model.resolutions.includes(resolution)
    ? undefined
    : `${model.name} makes ${listWords(model.resolutions)} images only.`;

export function whyNotThinkingLevel(model: ModelFacts, level?: ThinkingLevel): Reason {
  if (model.thinking.kind === 'always') return `${model.name} always thinks; its level cannot be changed.`;
  if (model.thinking.kind === 'none') return `${model.name} does not think before it draws.`;
  if (level === undefined || model.thinking.levels.includes(level)) return undefined;
  return `${model.name} thinks at ${listWords(model.thinking.levels)}, not at ${level}.`;
}

export const whyNotThoughts = (model: ModelFacts): Reason =>
  model.thinking.kind === 'none' ? `${model.name} does not think before it draws.` : undefined;

export const whyNotWebSearch = (model: ModelFacts): Reason =>
  model.webSearch ? undefined : `${model.name} cannot search the web.`;

export const whyNotImageSearch = (model: ModelFacts): Reason =>
  model.imageSearch ? undefined : `${model.name} cannot search for images.`;

export const whyNotReferences = (model: ModelFacts, count: number): Reason =>
  count <= model.referenceLimit
    ? undefined
    : `${model.name} takes up to ${model.referenceLimit} reference images, not ${count}.`;

/** Refuses what the model cannot do, with the first reason. Nothing is dropped silently: callers fit options first. */
export function checkOptions(model: ModelFacts, options: ImageOptions, references: number): void {
  if (model.stage === 'retired') throw retired(model);
  const reason =
    (options.aspectRatio && whyNotRatio(model, options.aspectRatio)) ??
    (options.resolution && whyNotResolution(model, options.resolution)) ??
    (options.thinkingLevel && whyNotThinkingLevel(model, options.thinkingLevel)) ??
    (options.includeThoughts ? whyNotThoughts(model) : undefined) ??
    (options.googleSearch ? whyNotWebSearch(model) : undefined) ??
    (options.imageSearch ? whyNotImageSearch(model) : undefined) ??
    whyNotReferences(model, references);
  if (reason) throw new StudioError({ kind: 'invalidInput', message: reason });
}

/** Options that the model can take, and in words what had to go: for remembered choices after a change of model. */
export function fitOptions(model: ModelFacts, options: ImageOptions): { options: ImageOptions; lost: string[] } {
  const lost: string[] = [];
  const keep = (reason: Reason): boolean => {
    if (reason) lost.push(reason);
    return !reason;
  };
  const { aspectRatio, resolution, thinkingLevel, ...rest } = options;
  return {
    options: {
      ...rest,
      model: model.id,
      ...(aspectRatio && { aspectRatio: keep(whyNotRatio(model, aspectRatio)) ? aspectRatio : '1:1' }),
      ...(resolution && { resolution: keep(whyNotResolution(model, resolution)) ? resolution : '1K' }),
      ...(thinkingLevel && keep(whyNotThinkingLevel(model, thinkingLevel)) && { thinkingLevel }),
      includeThoughts: options.includeThoughts && keep(whyNotThoughts(model)),
      googleSearch: options.googleSearch && keep(whyNotWebSearch(model)),
      imageSearch: options.imageSearch && keep(whyNotImageSearch(model)),
    },
    lost,
  };
}

/** The failure of a model that Google has shut down, naming its successor when there is one. */
export function retired(model: Pick<ModelFacts, 'name' | 'id' | 'retiresOn' | 'successor'>): StudioError {
  const since = model.retiresOn ? ` on ${formatIsoDay(model.retiresOn)}` : '';
  const then = model.successor
    ? `Its successor is ${nameAndId(modelFacts(model.successor))}.`
    : 'Choose another model.';
  return new StudioError({
    kind: 'modelRetired',
    message: `Google shut down ${nameAndId(model)}${since}. ${then}`,
    ...(model.successor ? { next: { do: 'switchModel', model: model.successor } } : {}),
  });
}

/** A model that the table does not know has no name but its id. */
const nameAndId = ({ name, id }: Pick<ModelFacts, 'name' | 'id'>): string => (name === id ? id : `${name} (${id})`);
