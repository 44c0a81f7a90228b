import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import type { GeminiBatches, GeminiRequest } from '../../../src/gemini/gemini.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { TokenUsage } from '../../../src/protocol/model.ts';
import type { StudioContext, StudioSettings } from '../../../src/studio/context.ts';
import { createJobs, type JobKeeper } from '../../../src/studio/jobs/jobs.ts';
import { createPace } from '../../../src/studio/jobs/pace.ts';
import { createSaves } from '../../../src/studio/saves.ts';
import type { UserFiles } from '../../../src/studio/workspace/userFiles.ts';
import { createWorkspaceImages } from '../../../src/studio/workspace/workspaceImages.ts';
import { openTest, png, type TestLibrary } from '../library/testLibrary.ts';

export interface TestStudio extends StudioContext {
  /** The same one that `library()` answers. */
  readonly opened: TestLibrary;
  /** What the model was asked, oldest first. */
  readonly asked: GeminiRequest[];
  /** The users' files by URI; more can be put there. */
  readonly userFiles: Map<string, Uint8Array>;
}

export interface TestStudioOptions {
  readonly settings?: Partial<StudioSettings>;
  readonly keeper?: JobKeeper;
  readonly convert?: StudioContext['imaging']['convert'];
  readonly imaging?: StudioContext['imaging'];
  /** What the model answers, one after the other, the last again and again. */
  readonly answers?: readonly Uint8Array[];
  /** UTC milliseconds. */
  readonly now?: () => number;
  /** Throws what goes wrong with a request, in the place of an answer. */
  readonly fail?: (request: GeminiRequest, asked: number) => unknown;
}

/** The studio on a library of its own, with a model that answers every request with a small picture at once. */
export async function testStudio({
  settings,
  keeper,
  convert,
  imaging,
  answers = [],
  now,
  fail,
}: TestStudioOptions = {}): Promise<TestStudio> {
  const opened = await openTest(now ? { now } : {});
  const clock = now ?? Date.now;
  const asked: GeminiRequest[] = [];
  const userFiles = new Map<string, Uint8Array>();
  const files = testFiles(userFiles);
  return {
    opened,
    asked,
    userFiles,
    library: async () => opened,
    connect: async () => ({
      demo: false,
      gemini: {
        listModels: async () => [],
        batches: unusedBatches,
        async generate(request) {
          asked.push(request);
          const bytes = answers[asked.length - 1] ?? answers.at(-1) ?? png();
          await fail?.(request, asked.length);
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          const image = { bytes, mime: 'image/png' as const, width: 1024, height: 1024, sha256, draft: false };
          return { images: [image], usage: someUsage, request: {}, response: {} };
        },
      },
    }),
    settings: () => ({
      defaults: {
        model: 'gemini-nano-banana-2.1',
        aspectRatio: '1:1',
        resolution: '1K',
        responseModality: 'text+image',
        includeThoughts: false,
        googleSearch: false,
        imageSearch: false,
      },
      prices: {},
      maxWaitSeconds: 0,
      embedProvenance: false,
      budgetUSD: 0,
      ...settings,
    }),
    files,
    workspaceImages: createWorkspaceImages(files),
    outputFolder: () => undefined,
    templateFolder: { list: async () => [], read: async () => Promise.reject(new Error('not in this test')) },
    imaging: imaging ?? { ...noImaging, ...(convert && { convert }) },
    editableFiles: createTestFiles(userFiles),
    jobs: createJobs(clock, randomUUID, keeper),
    pace: createPace({ concurrency: 2, perMinute: 0 }),
    saves: createSaves(),
    warn: (message) => opened.warnings.push(message),
    now: clock,
    newId: randomUUID,
  };
}

/** Images by their extension, documents for the rest. */
const testFiles = (files: Map<string, Uint8Array>): UserFiles => ({
  async read(uri, mostBytes = Number.POSITIVE_INFINITY) {
    const bytes = files.get(uri);
    if (!bytes) throw new StudioError({ kind: 'notFound', message: `${uri} cannot be read.` });
    if (bytes.length > mostBytes) throw new StudioError({ kind: 'tooLarge', message: `${uri} is too large.` });
    return bytes;
  },
  isWithinReach: async (uri, folder) => uri.startsWith('file:///workspace/') || uri.startsWith(`${folder}/`),
  findImages: async () => [...files.keys()].filter(isImageName),
  findDocuments: async () => [...files.keys()].filter((uri) => !isImageName(uri)),
  version: async (uri) =>
    createHash('md5')
      .update(files.get(uri) ?? '')
      .digest('hex'),
  async writeNew(folder, stem, extension, bytes) {
    const uri = `${folder}/${stem}.${extension}`;
    files.set(uri, bytes);
    return uri;
  },
});

const isImageName = (uri: string): boolean => /\.(png|jpe?g|webp)$/.test(uri);

const notHere = async () => Promise.reject(new Error('not in this test'));
const noImaging: StudioContext['imaging'] = {
  convert: notHere,
  markArea: notHere,
  layDrawing: notHere,
  composite: notHere,
  cutOut: notHere,
  keyOut: notHere,
  heatMap: notHere,
  applyTools: notHere,
  makeIcons: notHere,
  warm: () => undefined,
};

/** The users' files in memory; those whose names begin with `locked` cannot be written. */
const createTestFiles = (files: Map<string, Uint8Array>): StudioContext['editableFiles'] => ({
  nameOf: (uri) => uri.replace('file:///workspace/', ''),
  whyNotReplace: async (uri) => (uri.includes('/locked') ? 'is read-only' : undefined),
  exists: async (uri) => files.has(uri),
  write: async (uri, bytes) => void files.set(uri, bytes),
  remove: async (uri) => void files.delete(uri),
  async changeTexts(changes) {
    for (const { uri, at, from, to } of changes.toSorted((a, b) => b.at - a.at)) {
      const text = new TextDecoder().decode(files.get(uri));
      assert.ok(text.startsWith(from, at));
      files.set(uri, new TextEncoder().encode(text.slice(0, at) + to + text.slice(at + from.length)));
    }
    return [...new Set(changes.map(({ uri }) => uri))];
  },
});

export const unusedBatches: GeminiBatches = {
  submit: async () => Promise.reject(new Error('not in this test')),
  poll: async () => Promise.reject(new Error('not in this test')),
  cancel: async () => Promise.reject(new Error('not in this test')),
  find: async () => undefined,
};

export const someUsage: TokenUsage = {
  input: 10,
  inputImage: 0,
  cached: 0,
  outputImage: 1120,
  outputText: 0,
  thinking: 0,
  total: 1130,
  searchQueries: 0,
};
