import type { BatchPlan, BatchRow, BatchSnapshot, PlannedRow, RowState } from '../../../src/protocol/api/batches.ts';
import { StudioError, toFailure } from '../../../src/protocol/failure.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { sampleImage, sampleOptions } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';

/** What the host holds of batches. */
export interface BatchScenario {
  readonly batches?: readonly BatchSnapshot[];
  readonly batchRows?: readonly BatchRow[];
  readonly plan?: Omit<BatchPlan, 'id'> & { readonly all: readonly PlannedRow[] };
}

export const now = Date.now();
export const id = '11111111-2222-4333-8444-555555555555';
const subjects = [
  'A lighthouse at dusk',
  'A kite over a harbour',
  'Containers as neat coloured blocks',
  'One lamp on the water',
];
const promptOf = (n: number) =>
  `${subjects[n % subjects.length]}, number ${n + 1}, flat illustration in warm colours with long shadows`;
const refused = toFailure(
  new StudioError({
    kind: 'refused',
    message: 'Google refused: Unable to show the generated image. Try rephrasing the prompt.',
    mayHaveBeenPaid: true,
  }),
);
const unknown = toFailure(
  new StudioError({
    kind: 'network',
    message: 'The window was closed while this was being sent. Whether the image was made, and charged, is not known.',
    retryable: true,
    mayHaveBeenPaid: true,
  }),
);
const retired = toFailure(
  new StudioError({
    kind: 'modelRetired',
    message:
      'Google shut down Nano Banana 2 (gemini-3.1-flash-image) on 24 Nov 2026. Its successor is Nano Banana 2.1 (gemini-nano-banana-2.1).',
    next: { do: 'switchModel', model: 'gemini-nano-banana-2.1' },
  }),
);

export function rowsOf(states: readonly (readonly [RowState, number])[], variants = 1): readonly BatchRow[] {
  const all = states.flatMap(([state, count]) => Array.from({ length: count }, () => state));
  return all.map((state, n) => {
    const { id: imageId, thumbnailUri } = sampleImage(n % 14);
    return {
      n,
      prompt: promptOf(Math.floor(n / variants)),
      variant: n % variants,
      state,
      ...(state === 'done' && {
        image: { id: imageId, thumbnailUri },
        sentAt: now - 40_000,
        endedAt: now - 22_000,
        costUSD: 0.034,
      }),
      ...(state === 'sent' && { sentAt: now - 12_000 }),
      ...(state === 'failed' && { failure: refused }),
      ...(state === 'unknown' && { failure: unknown }),
    };
  });
}

export function batchOf(rows: readonly BatchRow[], own: Partial<BatchSnapshot> = {}): BatchSnapshot {
  const count = (state: RowState) => rows.filter((row) => row.state === state).length;
  return {
    id,
    name: 'harbour posters',
    createdAt: now,
    lane: 'paced',
    phase: 'running',
    counts: {
      ...{ queued: count('queued'), sent: count('sent'), done: count('done') },
      ...{ failed: count('failed'), unknown: count('unknown'), cancelled: count('cancelled') },
    },
    variants: [sampleOptions],
    prompts: rows.length,
    costUSD: count('done') * 0.034,
    maybePaid: count('failed') + count('unknown'),
    elsewhere: false,
    demo: false,
    ...own,
  };
}

export const running = rowsOf([
  ['done', 9],
  ['failed', 2],
  ['done', 113],
  ['sent', 2],
  ['queued', 74],
]);
const stopped = rowsOf([
  ['done', 4],
  ['unknown', 2],
  ['queued', 40],
]);
export const variants: readonly ImageOptions[] = [
  sampleOptions,
  { ...sampleOptions, aspectRatio: '16:9' },
  { ...sampleOptions, model: 'gemini-3-pro-image' },
];
export const grid = rowsOf(
  [
    ['done', 10],
    ['failed', 1],
    ['sent', 1],
    ['queued', 30],
  ],
  3,
);
const big = rowsOf([
  ['done', 6_000],
  ['queued', 4_000],
]);

const planned: readonly PlannedRow[] = Array.from({ length: 60 }, (_, n) => ({
  n,
  line: n + 2,
  prompt: promptOf(n),
  ...(n === 3
    ? { problem: 'Nano Banana Pro does not make 8:1 images.' }
    : { options: sampleOptions, fileName: `harbour-${n + 1}` }),
}));
export const plan = {
  name: 'harbours',
  sha256: 'abc',
  prompts: 59,
  images: 59,
  problems: 1,
  notes: ['Nothing uses the column "mood". Write {mood} where it belongs in the prompt.'],
  costUSD: 1.98,
  googleUSD: 0.99,
  takesMs: 12.5 * 60_000,
  folder: 'assets/images',
  namesFiles: true,
  all: planned,
};
const none = {
  ...plan,
  name: '',
  prompts: 0,
  images: 0,
  problems: 0,
  notes: [],
  namesFiles: false,
  costUSD: 0,
  googleUSD: 0,
  takesMs: 0,
  all: [],
  split: 'lines',
} as const;

export const batchScenarios: Readonly<Record<string, Scenario>> = {
  batches: {
    page: 'batch',
    batches: [
      batchOf(running, { perMinute: 12.4, endsAt: now + 370_000 }),
      batchOf(grid, { id: id.replace('1', '2'), name: 'which model for icons', phase: 'paused' }),
      batchOf(rowsOf([['sent', 400]]), { id: id.replace('1', '3'), name: 'product shots', lane: 'google' }),
      batchOf(rowsOf([['done', 200]]), { id: id.replace('1', '4'), name: 'portraits of birds', phase: 'done' }),
    ],
  },
  batchesNone: { page: 'batch', batches: [] },
  batch: {
    page: 'batch',
    subject: id,
    batches: [batchOf(running, { perMinute: 12.4, endsAt: now + 370_000 })],
    batchRows: running,
  },
  batchStopped: {
    page: 'batch',
    subject: id,
    batches: [batchOf(stopped, { phase: 'stopped', reason: retired })],
    batchRows: stopped,
  },
  batchGrid: {
    page: 'batch',
    subject: id,
    batches: [batchOf(grid, { variants, name: 'which model for icons' })],
    batchRows: grid,
    saved: { view: 'grid' },
  },
  batchBig: { page: 'batch', subject: id, batches: [batchOf(big, { phase: 'paused' })], batchRows: big },
  batchPlan: { page: 'batch', subject: 'list:file:///work/harbours.csv', plan },
  batchTyped: { page: 'batch', subject: 'new:', plan: none },
};
