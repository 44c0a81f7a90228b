import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import type { ModelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageOptions, TokenUsage } from '../../../src/protocol/model.ts';
import { estimateCost, formatCost, pricesOf } from '../../../src/protocol/money.ts';
import { formatCount, formatIsoDay, plural } from '../../../src/protocol/words.ts';
import type { FittedChoices } from './choices.ts';

/** What is unusual about the options, in words for the button that opens them; empty when nothing is. */
export function optionsSummary({ model, options, count }: FittedChoices): string {
  const standard = model.thinking.kind === 'levels' ? model.thinking.standard : undefined;
  return [
    count > 1 && `${count} images`,
    options.responseModality === 'image' && 'image only',
    options.thinkingLevel && options.thinkingLevel !== standard && `${options.thinkingLevel} thinking`,
    options.includeThoughts && 'shows thinking',
    options.googleSearch && 'web search',
    options.imageSearch && 'image search',
  ]
    .filter(Boolean)
    .join(', ');
}

export interface CostLine {
  readonly text: string;
  /** How the figure came about. */
  readonly detail: string;
}

/** The price before the click. */
export function costLine(
  settings: SettingsSnapshot,
  fitted: FittedChoices,
  promptLength: number,
  references = 0,
): CostLine {
  const { model, options, count } = fitted;
  if (settings.provider === 'demo') return { text: 'free', detail: 'The demo model draws on this computer.' };
  const prices = pricesOf(model, settings.prices);
  const one = estimateCost(prices, options, promptLength, references);
  if (prices === undefined || one === undefined) {
    return {
      text: 'price unknown',
      detail: `The price of ${model.name} is not known here. You can add it in the setting nanoBanana.prices.`,
    };
  }
  const times = count > 1 ? `${count} × ${formatCost(one)}. ` : '';
  return {
    text: `about ${formatCost(one * count)}`,
    detail: `${times}An estimate from the price list of ${formatIsoDay(prices.asOf)}; thinking, text and searches come on top.`,
  };
}

/** The price of one image, for comparing models and sizes; `undefined` when unknown. */
export function pricePerImage(
  settings: SettingsSnapshot,
  model: ModelFacts,
  options: ImageOptions,
): string | undefined {
  const cost = estimateCost(pricesOf(model, settings.prices), options, 0, 0);
  return cost === undefined ? undefined : formatCost(cost);
}

/** "24 text in, 560 image in, 1,120 image, 400 thinking", by what they cost. */
export function tokensLine(usage: TokenUsage): string {
  const kinds: readonly (readonly [number, string])[] = [
    [usage.input - usage.inputImage, 'text in'],
    [usage.inputImage, 'image in'],
    [usage.cached, 'of these cached'],
    [usage.outputImage, 'image'],
    [usage.outputText, 'text'],
    [usage.thinking, 'thinking'],
  ];
  const tokens = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${formatCount(count)} ${kind}`);
  return tokens.concat(usage.searchQueries > 0 ? plural(usage.searchQueries, 'search') : []).join(', ');
}

/** "15 to 35 s": for choosing, and for waiting. */
export const usualTime = ({ usualSeconds: [from, to] }: ModelFacts): string => `${from} to ${to} s`;
