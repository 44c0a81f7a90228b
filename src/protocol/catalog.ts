import type { AspectRatio, ImageMime, ModelFamily, Resolution, ThinkingLevel } from './model.ts';

/**
 * The image models: what each can do, what it costs, when it retires. One table for the controls, the validation and the
 * money. Facts as published up to 2026-10-08 (Google's model, pricing, changelog and deprecation pages, partly through
 * several third parties that agree); prices can be overridden in `nanoBanana.prices`.
 */
export interface ModelFacts {
  readonly id: string;
  readonly name: string;
  readonly family: ModelFamily;
  readonly stage: 'live' | 'deprecated' | 'retired';
  /** ISO date on which Google shuts the model down, or did. */
  readonly retiresOn?: string;
  readonly successor?: string;
  /** One line for pickers. */
  readonly summary: string;
  readonly aspectRatios: readonly AspectRatio[];
  readonly resolutions: readonly Resolution[];
  /** False: the API refuses an image size for this model, so none is sent. */
  readonly sendsResolution: boolean;
  readonly thinking: Thinking;
  readonly webSearch: boolean;
  readonly imageSearch: boolean;
  readonly referenceLimit: number;
  /** Its image parts carry a thought signature that must go back verbatim in the next turn. */
  readonly signsThoughts: boolean;
  readonly usualMime: ImageMime;
  /** Seconds that one image usually takes, for the wait's wording only. */
  readonly usualSeconds: readonly [number, number];
  /** Absent: unknown, and said so. */
  readonly prices?: Prices;
}

export type Thinking =
  | { readonly kind: 'none' }
  | { readonly kind: 'always' }
  | { readonly kind: 'levels'; readonly levels: readonly ThinkingLevel[]; readonly standard: ThinkingLevel };

/** US dollars per million tokens, and image tokens per size. */
export interface Prices {
  readonly input: number;
  readonly output: number;
  readonly imageOutput: number;
  readonly imageTokens: Readonly<Partial<Record<Resolution, number>>>;
  /** US dollars per Google search past the monthly free quota. */
  readonly searchQuery: number;
  /** ISO date of the price list. */
  readonly asOf: string;
  readonly source: string;
}

const tenRatios = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const;
const fourteenRatios = [...tenRatios, '1:4', '4:1', '1:8', '8:1'] as const;
const priceList = { searchQuery: 0.014, asOf: '2026-10-08', source: 'https://ai.google.dev/gemini-api/docs/pricing' };

export const defaultModelId = 'gemini-nano-banana-2.1';

export const catalog: readonly ModelFacts[] = [
  {
    id: defaultModelId,
    name: 'Nano Banana 2.1',
    family: 'flash',
    stage: 'live',
    summary: 'Google’s recommended model: every shape, up to 4K, search, fine control of thinking',
    aspectRatios: fourteenRatios,
    resolutions: ['1K', '2K', '4K'],
    sendsResolution: true,
    thinking: { kind: 'levels', levels: ['minimal', 'medium', 'high'], standard: 'medium' },
    webSearch: true,
    imageSearch: true,
    referenceLimit: 14,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [15, 35],
    prices: {
      ...priceList,
      input: 1.5,
      output: 7.5,
      imageOutput: 30,
      imageTokens: { '1K': 1120, '2K': 1680, '4K': 3780 },
    },
  },
  {
    id: 'gemini-3-pro-image',
    name: 'Nano Banana Pro',
    family: 'pro',
    stage: 'live',
    summary: 'The most careful one: text in images, diagrams, complex scenes; slower and dearer',
    aspectRatios: tenRatios,
    resolutions: ['1K', '2K', '4K'],
    sendsResolution: true,
    thinking: { kind: 'always' },
    webSearch: true,
    imageSearch: false,
    referenceLimit: 14,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [23, 60],
    prices: {
      ...priceList,
      input: 2,
      output: 12,
      imageOutput: 120,
      imageTokens: { '1K': 1120, '2K': 1120, '4K': 2000 },
    },
  },
  {
    id: 'gemini-3.1-flash-lite-image',
    name: 'Nano Banana 2 Lite',
    family: 'flash',
    stage: 'live',
    summary: 'The fastest, 1K only; weaker with several references and long sessions',
    aspectRatios: tenRatios,
    resolutions: ['1K'],
    sendsResolution: true,
    thinking: { kind: 'levels', levels: ['minimal', 'high'], standard: 'minimal' },
    webSearch: false,
    imageSearch: false,
    referenceLimit: 14,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [3, 8],
    prices: { ...priceList, input: 0.25, output: 1.5, imageOutput: 30, imageTokens: { '1K': 1120 } },
  },
  {
    id: 'gemini-3.1-flash-image',
    name: 'Nano Banana 2',
    family: 'flash',
    stage: 'deprecated',
    successor: defaultModelId,
    summary: 'Deprecated; the only one with 512-pixel drafts',
    aspectRatios: fourteenRatios,
    resolutions: ['512', '1K', '2K', '4K'],
    sendsResolution: true,
    thinking: { kind: 'levels', levels: ['minimal', 'high'], standard: 'minimal' },
    webSearch: true,
    imageSearch: true,
    referenceLimit: 14,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [12, 30],
    prices: {
      ...priceList,
      input: 0.5,
      output: 3,
      imageOutput: 60,
      imageTokens: { '512': 747, '1K': 1120, '2K': 1680, '4K': 2520 },
    },
  },
  {
    id: 'gemini-2.5-flash-image',
    name: 'Nano Banana',
    family: 'flash',
    stage: 'deprecated',
    retiresOn: '2027-03-15',
    successor: 'gemini-3.1-flash-lite-image',
    summary: 'The first one, deprecated; closed to keys that never used it',
    aspectRatios: tenRatios,
    resolutions: ['1K'],
    sendsResolution: false,
    thinking: { kind: 'none' },
    webSearch: false,
    imageSearch: false,
    referenceLimit: 3,
    signsThoughts: false,
    usualMime: 'image/png',
    usualSeconds: [5, 15],
    prices: { ...priceList, input: 0.3, output: 2.5, imageOutput: 30, imageTokens: { '1K': 1290 } },
  },
  {
    id: 'gemini-3-pro-image-preview',
    name: 'Nano Banana Pro (preview)',
    family: 'pro',
    stage: 'retired',
    retiresOn: '2026-06-25',
    successor: 'gemini-3-pro-image',
    summary: 'Shut down by Google; its successor takes the same options',
    aspectRatios: tenRatios,
    resolutions: ['1K', '2K', '4K'],
    sendsResolution: true,
    thinking: { kind: 'always' },
    webSearch: true,
    imageSearch: false,
    referenceLimit: 14,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [23, 60],
  },
];

/** As many as any model takes along with a prompt. */
export const mostReferences = Math.max(...catalog.map(({ referenceLimit }) => referenceLimit));

/** The facts of a model; an id that the table does not know gets cautious ones, so that tomorrow's model works today. */
export function modelFacts(id: string): ModelFacts {
  return catalog.find((model) => model.id === id) ?? cautiousFacts(id);
}

export const isKnownModel = (id: string): boolean => catalog.some((model) => model.id === id);

function cautiousFacts(id: string): ModelFacts {
  return {
    id,
    name: id,
    family: /pro/i.test(id) ? 'pro' : 'flash',
    stage: 'live',
    summary: 'Not in this version’s table: offered with the options that every model has; price unknown',
    aspectRatios: tenRatios,
    resolutions: ['1K'],
    sendsResolution: false,
    thinking: { kind: 'none' },
    webSearch: false,
    imageSearch: false,
    referenceLimit: 3,
    signsThoughts: true,
    usualMime: 'image/jpeg',
    usualSeconds: [5, 60],
  };
}
