import * as v from 'valibot';
import { checkOptions, fitOptions } from '../../protocol/capabilities.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import {
  aspectRatios,
  type ImageOptions,
  resolutions,
  responseModalities,
  thinkingLevels,
} from '../../protocol/model.ts';

export const modelId = v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/, 'That is not the name of a model.'));

/** The options that a request may name. */
export const chosenOptions = {
  model: v.optional(modelId),
  aspectRatio: v.optional(v.picklist(aspectRatios, `The aspect ratio must be one of ${aspectRatios.join(', ')}.`)),
  resolution: v.optional(v.picklist(resolutions, `The resolution must be one of ${resolutions.join(', ')}.`)),
  responseModality: v.optional(v.picklist(responseModalities)),
  thinkingLevel: v.optional(v.picklist(thinkingLevels)),
  includeThoughts: v.optional(v.boolean()),
  googleSearch: v.optional(v.boolean()),
  imageSearch: v.optional(v.boolean()),
};

export type Chosen = { [Key in keyof typeof chosenOptions]?: v.InferOutput<(typeof chosenOptions)[Key]> };

/**
 * The options of a request: what was chosen holds or is refused with the reason; the user's defaults fill the rest as
 * far as the model can take them.
 */
export function resolveOptions(asked: Chosen, defaults: ImageOptions, references: number): ImageOptions {
  const model = modelFacts(asked.model ?? defaults.model);
  const explicit = Object.fromEntries(
    Object.keys(chosenOptions)
      .map((key) => [key, asked[key as keyof Chosen]] as const)
      .filter(([, value]) => value !== undefined),
  );
  const options: ImageOptions = { ...fitOptions(model, defaults).options, ...explicit };
  checkOptions(model, options, references);
  return options;
}
