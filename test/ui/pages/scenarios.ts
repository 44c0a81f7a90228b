import type { ImageDetails, ThumbnailOutcome } from '../../../src/protocol/api/images.ts';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import type { SettingsSnapshot } from '../../../src/protocol/api/settings.ts';
import { StudioError, toFailure } from '../../../src/protocol/failure.ts';
import type { PageName } from '../../../src/protocol/pages.ts';
import { type BatchScenario, batchScenarios } from './batchScenarios.ts';
import { editorScenarios } from './editorScenarios.ts';
import type { EditScenario } from './fakeEdits.ts';
import type { GalleryScenario } from './fakeGallery.ts';
import type { ViewerScenario } from './fakeViewer.ts';
import { type ReportScenario, reportScenarios } from './reportScenarios.ts';
import { answerText, searchChip } from './sampleAnswer.ts';
import { sampleImage, sampleImages, sampleJob, sampleOptions } from './sampleData.ts';
import { type SessionScenario, sessionScenarios } from './sessionScenarios.ts';
import { viewerScenarios } from './viewerScenarios.ts';

/** One state of a page: what the host holds, what the page had kept, and what is pressed before the picture is taken. */
export interface Scenario
  extends ReportScenario,
    GalleryScenario,
    EditScenario,
    ViewerScenario,
    SessionScenario,
    BatchScenario {
  readonly page: PageName;
  readonly subject?: string;
  readonly settings?: Partial<SettingsSnapshot>;
  readonly jobs?: readonly JobSnapshot[];
  readonly details?: Partial<ImageDetails>;
  /** Earlier ones, latest first. */
  readonly prompts?: readonly string[];
  readonly saved?: unknown;
  /** Accessible name of a button to press, matched from its start. */
  readonly press?: string;
  readonly startFails?: boolean;
  /** Images are attached, and messages taken, no sooner. */
  readonly answersAfter?: Promise<void>;
  /** What becomes of each thumbnail that has to be made. */
  readonly thumbnails?: ThumbnailOutcome;
}

const now = Date.now();
const prompt = 'A harbour at dawn seen from above, containers as neat coloured blocks, one warm light on the water';
const failed = (error: ConstructorParameters<typeof StudioError>[0]) =>
  sampleJob({ phase: 'failed', finishedAt: now, failure: toFailure(new StudioError(error)) });

const samplePrompts = [
  ...sampleImages(5).map((image) => image.prompt),
  '<img src=x onerror=alert(1)> as a cross-stitch sampler',
  'a fox',
  ...Array.from({ length: 20 }, (_, n) => `Sketch ${n + 1} of a teapot that is also a small house with a chimney`),
];

export const scenarios: Readonly<Record<string, Scenario>> = {
  empty: { page: 'studio' },
  noKey: { page: 'studio', settings: { keySource: 'none' } },
  demo: { page: 'studio', settings: { provider: 'demo' }, images: [sampleImage(2, { demo: true })] },
  result: { page: 'studio', images: sampleImages(14), saved: { prompt, choices: { aspectRatio: '16:9' } } },
  portrait: { page: 'studio', images: sampleImages(14), saved: { prompt, choices: {}, selected: sampleImage(5).id } },
  answer: {
    page: 'studio',
    images: [
      sampleImage(0, {
        options: { ...sampleOptions, aspectRatio: '16:9', resolution: '2K', includeThoughts: true, googleSearch: true },
        text: answerText,
        width: 1024,
        height: 1024,
        uri: '/picture/0/1024x1024',
        thumbnailUri: '/picture/0/256x256',
      }),
      ...sampleImages(8).slice(1),
    ],
    details: {
      drafts: [sampleImage(7), sampleImage(8)],
      thoughts: 'The user wants a calm view from above. I will place the light slightly off centre.',
      grounding: {
        queries: ['container harbour colours', 'dawn light water'],
        sources: [
          { kind: 'web', url: 'https://example.org/harbours', title: 'Harbours of the north' },
          { kind: 'image', url: 'https://example.org/light', title: 'Light at dawn' },
        ],
        searchChip,
      },
    },
    saved: { prompt },
  },
  running: {
    page: 'studio',
    jobs: [
      sampleJob({ phase: 'running', startedAt: now - 12_000 }, { count: 4, images: [sampleImage(0)] }),
      sampleJob({ phase: 'queued' }, { createdAt: now - 30_000, prompt: 'A lighthouse in fog' }),
    ],
    images: sampleImages(9),
    saved: {
      prompt,
      choices: { aspectRatio: '16:9', count: 4, thinkingLevel: 'high', googleSearch: true },
      selected: 'job-1#1',
    },
  },
  waiting: {
    page: 'studio',
    jobs: [
      sampleJob({
        phase: 'waiting',
        startedAt: now - 12_000,
        until: now + 37_000,
        reason: 'Google’s limit of requests for Nano Banana 2.1 is reached.',
      }),
    ],
    images: sampleImages(3),
    saved: { prompt },
  },
  refused: {
    page: 'studio',
    jobs: [
      failed({
        kind: 'refused',
        message:
          'Google declined to draw this: “The prompt may show a real person in a misleading way.” Try other words.',
      }),
    ],
    images: sampleImages(6),
    saved: { prompt },
  },
  overloaded: {
    page: 'studio',
    jobs: [
      failed({
        kind: 'timeout',
        message: 'Nano Banana 2.1 did not answer within 5 minutes.',
        retryable: true,
        mayHaveBeenPaid: true,
        retryAfterSeconds: 37,
      }),
    ],
    saved: { prompt },
  },
  retired: {
    page: 'studio',
    settings: { defaults: { ...sampleOptions, model: 'gemini-3-pro-image-preview' } },
    jobs: [
      failed({
        kind: 'modelRetired',
        message:
          'Google shut down Nano Banana Pro (preview) on 25 Jun 2026. Its successor is Nano Banana Pro (gemini-3-pro-image).',
        next: { do: 'switchModel', model: 'gemini-3-pro-image' },
      }),
    ],
    images: sampleImages(3),
    saved: { prompt },
  },
  overBudget: {
    page: 'studio',
    jobs: [
      failed({
        kind: 'budget',
        message:
          'This would pass your monthly budget: $4.98 of $5.00 are used this month, and this is about $0.034 more.',
      }),
    ],
    images: sampleImages(3),
    saved: { prompt },
  },
  textOnly: {
    page: 'studio',
    jobs: [failed({ kind: 'textOnly', message: 'Which harbour? **Hamburg** or Rotterdam: tell me, and I draw it.' })],
    images: sampleImages(3),
    saved: { prompt },
  },
  /** One that moves, one that is too large, one with a part to play. */
  references: {
    page: 'studio',
    images: sampleImages(9),
    saved: { prompt, references: [{ id: 'moving' }, { id: 'huge' }, { id: 'ink', role: 'style' }] },
  },
  cancelled: {
    page: 'studio',
    jobs: [sampleJob({ phase: 'cancelled', finishedAt: now })],
    images: sampleImages(3),
    saved: { prompt },
  },
  models: { page: 'studio', images: sampleImages(9), saved: { prompt }, press: 'Model' },
  format: {
    page: 'studio',
    images: sampleImages(9),
    saved: { prompt, choices: { model: 'gemini-3-pro-image', aspectRatio: '16:9' } },
    press: 'Shape',
  },
  options: { page: 'studio', images: sampleImages(9), saved: { prompt }, press: 'More options' },
  optionsLite: {
    page: 'studio',
    images: sampleImages(9),
    saved: {
      prompt,
      choices: { model: 'gemini-3.1-flash-lite-image', resolution: '4K', googleSearch: true, count: 2 },
    },
    press: 'More options',
  },
  history: { page: 'studio', images: sampleImages(9), prompts: samplePrompts, press: 'Earlier prompts' },
  historySidebar: { page: 'sidebar', images: sampleImages(9), prompts: samplePrompts, press: 'Earlier prompts' },
  historyEmpty: { page: 'studio', images: sampleImages(9), prompts: [], press: 'Earlier prompts' },
  deleted: { page: 'studio', images: sampleImages(9), saved: { prompt }, press: 'Delete' },
  broken: { page: 'studio', startFails: true, saved: { prompt } },
  sidebar: { page: 'sidebar', images: sampleImages(30) },
  sidebarRunning: {
    page: 'sidebar',
    jobs: [sampleJob({ phase: 'running', startedAt: now - 4000 }, { count: 2 })],
    images: sampleImages(7),
    saved: { prompt },
  },
  sidebarEmpty: { page: 'sidebar', settings: { keySource: 'none' } },
  gallery: { page: 'gallery', images: sampleImages(400) },
  gallerySelected: {
    page: 'gallery',
    images: sampleImages(400),
    gone: [sampleImage(3).id],
    saved: { gallery: { selected: [1, 2, 3, 8].map((n) => sampleImage(n).id) } },
  },
  galleryEmpty: { page: 'gallery', images: [] },
  galleryDeleted: {
    page: 'gallery',
    images: sampleImages(12).map((image) => ({ ...image, deletedAt: now })),
    saved: { gallery: { filters: { deleted: true }, selected: [sampleImage(1).id] } },
  },
  galleryTrash: { page: 'gallery', images: [], saved: { gallery: { filters: { deleted: true } } } },
  galleryNothing: {
    page: 'gallery',
    images: sampleImages(4),
    saved: { gallery: { filters: { text: 'zeppelin', tags: ['kept'] } } },
  },
  galleryFilters: {
    page: 'gallery',
    images: sampleImages(400),
    saved: {
      gallery: {
        filters: {
          favourite: true,
          aspectRatio: '16:9',
          tags: ['kept'],
          dates: { from: '2026-11-01', to: '2026-11-23' },
        },
      },
    },
    press: 'Filter',
  },
  ...reportScenarios,
  ...editorScenarios,
  ...viewerScenarios,
  ...sessionScenarios,
  ...batchScenarios,
};
