import type { ModelFacts } from '../protocol/catalog.ts';
import {
  type AspectRatio,
  aspectRatios,
  type Resolution,
  resolutions,
  type ThinkingLevel,
  thinkingLevels,
} from '../protocol/model.ts';
import { type GoogleError, invalidArgument } from './googleError.ts';
import type { RequestBody } from './requestShape.ts';

/** What a request asks for, once everything in it is known to suit the model. */
export interface Wishes {
  readonly aspectRatio?: AspectRatio;
  readonly resolution: Resolution;
  readonly thinkingLevel?: ThinkingLevel;
  readonly includeThoughts: boolean;
  readonly text: boolean;
  readonly image: boolean;
  readonly webSearch: boolean;
  readonly imageSearch: boolean;
  readonly seed?: number;
}

type Config = NonNullable<RequestBody['generationConfig']>;

/** Google's complaint about options that the model does not have; the first one counts. */
export function checkConfig(model: ModelFacts, body: RequestBody): GoogleError | undefined {
  const config = body.generationConfig ?? {};
  return checkShape(model, config) ?? checkThinking(model, config) ?? checkAnswer(config) ?? checkTools(model, body);
}

function checkShape(model: ModelFacts, config: Config): GoogleError | undefined {
  const { aspectRatio, imageSize } = imageWish(config);
  if (aspectRatio !== undefined && !model.aspectRatios.some((ratio) => ratio === aspectRatio))
    return unsupported('aspectRatio', aspectRatio);
  if (imageSize === undefined) return undefined;
  const taken = model.sendsResolution && model.resolutions.some((resolution) => resolution === imageSize);
  return taken ? undefined : unsupported('imageSize', imageSize);
}

const unsupported = (name: string, value: string): GoogleError =>
  invalidArgument(
    `\`${name}\` does not support \`${value}\` as a valid value. Please refer to the Gemini API documentation for supported usage.`,
  );

function checkThinking({ thinking }: ModelFacts, { thinkingConfig }: Config): GoogleError | undefined {
  if (!thinkingConfig) return undefined;
  const { thinkingLevel, thinkingBudget, includeThoughts } = thinkingConfig;
  if (thinkingLevel !== undefined && thinkingBudget !== undefined)
    return invalidArgument('You can only set only one of thinking budget and thinking level.');
  if (thinking.kind === 'none') {
    if (thinkingLevel !== undefined) return invalidArgument('Thinking level is not supported for this model.');
    if (thinkingBudget) return invalidArgument('Thinking budget is not supported for this model.');
    return includeThoughts
      ? invalidArgument('Thinking_config.include_thoughts is only enabled when thinking is enabled.')
      : undefined;
  }
  if (thinkingLevel === undefined) return undefined;
  const level = thinkingLevels.find((known) => known === thinkingLevel.toLowerCase());
  // A model that always thinks takes any level and does not heed it.
  const taken = level && (thinking.kind === 'always' || thinking.levels.includes(level));
  return taken
    ? undefined
    : invalidArgument(`Thinking level ${thinkingLevel.toUpperCase()} is not supported for this model.`);
}

function checkAnswer({ candidateCount, responseModalities, temperature }: Config): GoogleError | undefined {
  if (candidateCount !== undefined && candidateCount !== 1)
    return invalidArgument('Multiple candidates is not enabled for this model');
  if (temperature !== undefined && (temperature < 0 || temperature > 1))
    return invalidArgument(
      `* GenerateContentRequest.generation_config.temperature: temperature must be in the range [0.0, 1.0].\n`,
    );
  const odd = responseModalities?.find((modality) => !/^(text|image)$/i.test(modality));
  return odd === undefined
    ? undefined
    : invalidArgument(
        `Invalid value at 'generation_config.response_modalities' (type.googleapis.com/google.ai.generativelanguage.v1.GenerationConfig.Modality), "${odd}"`,
      );
}

function checkTools(model: ModelFacts, body: RequestBody): GoogleError | undefined {
  const { webSearch, imageSearch } = searches(body);
  if (webSearch && !model.webSearch) return invalidArgument(`Search as tool is not enabled for models/${model.id}`);
  if (imageSearch && !model.imageSearch)
    return invalidArgument(`Image search as tool is not enabled for models/${model.id}`);
  return undefined;
}

/** Reads what `checkConfig` let pass. */
export function wishesOf(body: RequestBody): Wishes {
  const config = body.generationConfig ?? {};
  const { aspectRatio, imageSize } = imageWish(config);
  const ratio = aspectRatios.find((known) => known === aspectRatio);
  const level = thinkingLevels.find((known) => known === config.thinkingConfig?.thinkingLevel?.toLowerCase());
  const modalities = (config.responseModalities ?? ['TEXT', 'IMAGE']).map((modality) => modality.toUpperCase());
  return {
    ...(ratio && { aspectRatio: ratio }),
    resolution: resolutions.find((known) => known === imageSize) ?? '1K',
    ...(level && { thinkingLevel: level }),
    includeThoughts: config.thinkingConfig?.includeThoughts ?? false,
    text: modalities.includes('TEXT'),
    image: modalities.includes('IMAGE'),
    ...searches(body),
    ...(config.seed !== undefined && { seed: config.seed }),
  };
}

function searches({ tools = [] }: RequestBody): { readonly webSearch: boolean; readonly imageSearch: boolean } {
  const asked = tools.flatMap(({ googleSearch }) => googleSearch ?? []);
  return {
    webSearch: asked.some(({ searchTypes }) => !searchTypes || searchTypes.webSearch),
    imageSearch: asked.some(({ searchTypes }) => searchTypes?.imageSearch),
  };
}

/** Shape and size from either of the two places that Google takes them in, the newer one with enum names as well. */
function imageWish({ imageConfig, responseFormat }: Config): { aspectRatio?: string; imageSize?: string } {
  const { aspectRatio, imageSize } = { ...imageConfig, ...responseFormat?.image };
  return {
    ...(aspectRatio !== undefined && { aspectRatio: enumRatio(aspectRatio) }),
    ...(imageSize !== undefined && { imageSize: enumSizes[imageSize] ?? imageSize }),
  };
}

const enumSizes: Readonly<Record<string, string>> = {
  IMAGE_SIZE_FIVE_TWELVE: '512',
  IMAGE_SIZE_ONE_K: '1K',
  IMAGE_SIZE_TWO_K: '2K',
  IMAGE_SIZE_FOUR_K: '4K',
};

const numbers = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];

function enumRatio(name: string): string {
  const words = /^ASPECT_RATIO_([A-Z_]+)_BY_([A-Z]+)$/.exec(name);
  if (!words) return name;
  const number = (word = ''): number =>
    word === 'SIXTEEN' ? 16 : word === 'TWENTY_ONE' ? 21 : numbers.indexOf(word) + 1;
  return `${number(words[1])}:${number(words[2])}`;
}
