import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { JobSnapshot, JobState } from '../../../src/protocol/api/jobs.ts';
import type { ReferenceCard } from '../../../src/protocol/api/references.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { defaultModelId } from '../../../src/protocol/catalog.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { documentedSize } from '../../../src/protocol/pixels.ts';

/** Rows as the host sends them, for the preview and for tests of the pages. */
export const sampleOptions: ImageOptions = {
  model: defaultModelId,
  aspectRatio: '1:1',
  resolution: '1K',
  responseModality: 'text+image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
};

export const sampleSettings: SettingsSnapshot = {
  provider: 'gemini',
  keySource: 'secretStorage',
  defaults: sampleOptions,
  extraModels: [],
  prices: {},
};

const prompts = [
  'A harbour at dawn seen from above, containers as neat coloured blocks, one warm light on the water',
  'App icon: a paper crane folded from one sheet, coral on warm cream, flat shapes',
  'Spot illustration for an empty inbox: a cat asleep in a letter tray, fine ink lines',
  'Seamless texture of mossy stone tiles, seen from straight above, even light',
  'A lighthouse in fog, risograph print in two colours',
];

const ratios = ['16:9', '1:1', '4:3', '3:4', '21:9', '9:16'] as const;

/** The n-th picture; 0 is the newest. */
export function sampleImage(n: number, over: Partial<ImageCard> = {}): ImageCard {
  const options: ImageOptions = { ...sampleOptions, aspectRatio: ratios[n % ratios.length] ?? '1:1', ...over.options };
  const { width, height } = documentedSize(options.model, options.aspectRatio ?? '1:1', options.resolution ?? '1K');
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    origin: 'generated',
    createdAt: Date.UTC(2026, 10, 22, 14, 30) - n * 11 * 60_000,
    prompt: prompts[n % prompts.length] ?? '',
    options,
    modelAnswered: options.model,
    turnId: `turn-${n}`,
    draft: false,
    references: [],
    usage: {
      input: 24,
      inputImage: 0,
      cached: 0,
      outputImage: 1120,
      outputText: 38,
      thinking: 412,
      total: 1594,
      searchQueries: 0,
    },
    costUSD: 0.0371,
    durationMs: 18_400,
    demo: false,
    fileName: `${n}.jpg`,
    mime: 'image/jpeg',
    width,
    height,
    bytes: 1_240_000,
    sha256: '',
    favourite: n % 5 === 2,
    tags: [],
    uri: `/picture/${n}/${width}x${height}`,
    thumbnailUri: `/picture/${n}/${Math.round(width / 4)}x${Math.round(height / 4)}`,
    ...over,
  };
}

export const sampleImages = (count: number): readonly ImageCard[] =>
  Array.from({ length: count }, (_, n) => sampleImage(n));

let jobs = 0;
export function sampleJob(state: JobState, over: Partial<JobSnapshot> = {}): JobSnapshot {
  return {
    id: `job-${++jobs}`,
    kind: 'generate',
    prompt: prompts[0] ?? '',
    options: { ...sampleOptions, aspectRatio: '16:9' },
    count: 1,
    images: [],
    createdAt: Date.now() - 12_000,
    state,
    ...over,
  };
}

/** A picture that is attached; one called "huge" is too large to send. */
export const sampleReference = (id: string): ReferenceCard => ({
  id,
  name: `${id}.png`,
  mime: 'image/png',
  width: 800,
  height: 600,
  bytes: 200_000,
  tooLarge: id === 'huge',
  ...(id === 'moving' && { animated: true }),
});
