import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { HostApi, HostNews } from '../../../src/protocol/messages.ts';
import { type Port, type Served, serve } from '../../../src/protocol/rpc.ts';
import { playBatches } from './fakeBatches.ts';
import { playEdits } from './fakeEdits.ts';
import { playGallery } from './fakeGallery.ts';
import { playPrompts } from './fakePrompts.ts';
import { playReports } from './fakeReports.ts';
import { playSessions } from './fakeSessions.ts';
import { playViewer } from './fakeViewer.ts';
import { sampleJob, sampleReference, sampleSettings } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';

/** Plays the extension host for a page: answers with the scenario, and remembers what was asked. */
export interface FakeHost {
  readonly calls: readonly (readonly [method: string, ...args: readonly unknown[]])[];
  /** Every call of a method, as soon as there are so many: a page says what was pressed before its call is here. */
  called(method: string, times?: number): Promise<FakeHost['calls']>;
  /** The arguments of the same. */
  asked(method: string, times?: number): Promise<readonly (readonly unknown[])[]>;
  tell(news: HostNews): Promise<void>;
  /** A new image in the library, from wherever. */
  arrive(image: ImageCard): Promise<void>;
}

export async function playHost(page: Page, scenario: Scenario): Promise<FakeHost> {
  const calls: (readonly [string, ...unknown[]])[] = [];
  let jobs: readonly JobSnapshot[] = scenario.jobs ?? [];
  const images = scenario.images ?? [];
  let revision = 0;
  const settings = { ...sampleSettings, ...scenario.settings };
  const deleted = new Set<string>();

  const post = (message: unknown) =>
    page.evaluate((data) => window.postMessage(data, '*'), message).catch(() => undefined);
  const tellChange = () => void post({ news: 'library', revision: ++revision } satisfies HostNews);
  const gallery = playGallery(scenario, tellChange, (news) => void post(news));
  const setJobs = (next: readonly JobSnapshot[]) => {
    jobs = next;
    return post({ news: 'jobs', jobs } satisfies HostNews);
  };

  const api: Partial<Served<HostApi>> = {
    start() {
      if (scenario.startFails) {
        throw new StudioError({ kind: 'storage', message: 'The library could not be opened: the disk is full.' });
      }
      return { settings, jobs, revision: 0, attach: [] };
    },
    generate({ prompt, count = 1, references, ...chosen }) {
      const now = Date.now();
      const options = { ...settings.defaults, ...chosen };
      const job = sampleJob(
        { phase: 'running', startedAt: now },
        { prompt, count, options, createdAt: now, ...(references && { references }) },
      );
      setJobs([...jobs, job]);
      return { jobId: job.id };
    },
    retryJob(jobId) {
      const again = jobs
        .filter(({ id }) => id === jobId)
        .map((job) => sampleJob({ phase: 'running', startedAt: Date.now() }, { prompt: job.prompt }));
      setJobs([...jobs.filter(({ id }) => id !== jobId), ...again]);
      return { jobId: again[0]?.id ?? '' };
    },
    ...playPrompts(scenario.prompts),
    cancelJob(jobId) {
      const state = { phase: 'cancelled', finishedAt: Date.now() } as const;
      setJobs(jobs.map((job) => (job.id === jobId ? { ...job, state } : job)));
    },
    dismissJob: (jobId) => void setJobs(jobs.filter(({ id }) => id !== jobId)),
    listImages: () => {
      const left = images.filter(({ id }) => !deleted.has(id));
      return { images: left, total: left.length };
    },
    imageDetails(imageId) {
      const image = images.find(({ id }) => id === imageId);
      if (!image) throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
      return { image, gone: gallery.isGone(imageId), drafts: [], ...scenario.details };
    },
    deleteImages(ids) {
      for (const id of ids) deleted.add(id);
    },
    restoreImages(ids) {
      for (const id of ids) deleted.delete(id);
    },
    setFavourite() {
      if (scenario.changesFail) throw new StudioError({ kind: 'storage', message: 'The disk is full.' });
      return scenario.changesWait ? new Promise(() => undefined) : undefined;
    },
    keepState: () => undefined,
    /** Takes for ever, unless the scenario knows. */
    makeThumbnail: () => scenario.thumbnails ?? new Promise(() => undefined),
    mendThumbnail: () => 'made',
    runOnImages(command) {
      if (command === 'saveImages')
        return { words: 'Saved as assets/images/harbour.jpg.', file: 'file:///harbour.jpg' };
      if (command !== 'insertImage') return undefined;
      throw new StudioError({
        kind: 'invalidInput',
        message: 'Open a document and put the cursor where the image goes.',
      });
    },
    revealInExplorer: () => undefined,
    beginUpload: ({ name }) => ({ uploadId: name.replace(/\.\w+$/, '') }),
    uploadChunk: () => undefined,
    endUpload: (id) => sampleReference(id),
    attachFiles: (uris) =>
      uris.map((uri) => {
        if (!uri.endsWith('.svg')) return sampleReference(uri);
        throw new StudioError({ kind: 'invalidInput', message: '"logo.svg" is an SVG image, which cannot be read.' });
      }),
    async attachImages(ids) {
      await scenario.answersAfter;
      return ids.map(sampleReference);
    },
    shrinkReference: (id) => ({ ...sampleReference(`${id}-smaller`), tooLarge: false }),
    run: () => undefined,
    showFailedExchange: () => undefined,
    refreshModels: () => ['gemini-next-image'],
    ...playReports(scenario),
    ...playBatches(scenario, tellChange),
    ...gallery.api,
    ...playEdits(scenario, images),
    ...playViewer(scenario),
    ...playSessions(scenario),
  };

  async function called(method: string, times = 1): Promise<FakeHost['calls']> {
    for (const giveUp = Date.now() + 15_000; ; await sleep(10)) {
      const found = calls.filter(([name]) => name === method);
      if (found.length >= times) return found;
      assert.ok(Date.now() < giveUp, `The page did not call ${method} ${times} times.`);
    }
  }

  let receive: (message: unknown) => void = () => undefined;
  const port: Port = {
    post,
    listen(listener) {
      receive = listener;
      return () => undefined;
    },
  };
  serve<HostApi>(port, recording(api, calls));
  await page.exposeFunction('toHost', (message: unknown) => receive(message));
  await page.addInitScript((saved) => {
    let state = JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? saved;
    Object.assign(window, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => (window as unknown as { toHost(m: unknown): void }).toHost(message),
        getState: () => state,
        setState(next: unknown) {
          state = next;
          sessionStorage.setItem('state', JSON.stringify(next));
        },
      }),
    });
  }, scenario.saved);
  return {
    calls,
    called,
    asked: async (method, times) => (await called(method, times)).map(([, ...args]) => args),
    tell: post,
    arrive(image) {
      gallery.arrive(image);
      return post({ news: 'library', revision: ++revision } satisfies HostNews);
    },
  };
}

function recording(api: Partial<Served<HostApi>>, calls: (readonly [string, ...unknown[]])[]): Served<HostApi> {
  const wrapped = Object.entries(api).map(([name, method]) => [
    name,
    (...args: unknown[]) => {
      calls.push([name, ...args]);
      return (method as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(wrapped) as Served<HostApi>;
}
