import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { AskedReference } from '../protocol/api/references.ts';
import { cancelled, StudioError } from '../protocol/failure.ts';
import type { Grounding, ImageQuery, ImageRecord, KeySource } from '../protocol/model.ts';
import type { NewTemplate } from '../protocol/templates/template.ts';
import { type SettingName, settingShapes } from '../settingShapes.ts';
import { libraryLimits, readSetting, writeSetting } from '../settings.ts';
import { cleanUpLibrary } from '../studio/cleanUpLibrary.ts';
import { edit } from '../studio/edit.ts';
import { composeEdit } from '../studio/edits/composeEdit.ts';
import { exportImages } from '../studio/exportImages.ts';
import { generate } from '../studio/generate.ts';
import { imageDetails } from '../studio/imageDetails.ts';
import { importFile } from '../studio/importImage.ts';
import type { StartedJob } from '../studio/jobs/jobs.ts';
import type { Format } from '../studio/outgoing.ts';
import { exportOptions, imageId, imageIds, imagePatch, imageQuery } from '../studio/requests/images.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { cleanUpOptions, timeSpan } from '../studio/requests/reports.ts';
import { templateId } from '../studio/requests/templates.ts';
import { createTemplate, listTemplates } from '../studio/templates/templates.ts';
import {
  apiEdit,
  apiKey,
  apiRequest,
  type CallOptions,
  callOptions,
  type ImageSource,
  imageFiles,
  settingsPatch,
  targetFolder,
} from './apiInput.ts';
import { createSessionsApi } from './sessionsApi.ts';

export interface MadeImage {
  readonly imageId: string;
  readonly uri: vscode.Uri;
  readonly metadata: ImageRecord;
  readonly parentId?: string;
  readonly text?: string;
  readonly thoughts?: string;
  readonly grounding?: Grounding;
}

/** The public API, version 1. Every method validates its input and rejects with `kind`, `message` and `retryable`. */
export type PublicApi = ReturnType<typeof createApi>;

export function createApi(app: App) {
  const { studio, secrets } = app;
  const made = async (image: ImageRecord): Promise<MadeImage> => {
    const { turn } = await imageDetails(studio, image.id);
    return {
      imageId: image.id,
      uri: vscode.Uri.file((await studio.library()).images.file(image)),
      metadata: image,
      ...(image.parentId ? { parentId: image.parentId } : {}),
      ...(image.text ? { text: image.text } : {}),
      ...(turn?.thoughts ? { thoughts: turn.thoughts } : {}),
      ...(turn?.grounding ? { grounding: turn.grounding } : {}),
    };
  };

  const sessions = createSessionsApi(studio, (job, watch) => follow(app, job, watch));

  return {
    /**
     * Makes an image; with `count`, the first one, and all of them in `all`. With a `sessionId` it is the next message of
     * that conversation.
     */
    async generate(
      request: {
        readonly sessionId?: string;
        readonly references?: readonly (ImageSource | AskedReference)[];
        readonly [option: string]: unknown;
      },
      options?: CallOptions,
    ): Promise<MadeImage & { readonly all: readonly MadeImage[] }> {
      const watch = parseInput(callOptions, options);
      const { sessionId, ...asked } = parseInput(apiRequest, request);
      const images =
        sessionId === undefined
          ? await follow(app, generate(studio, asked), watch)
          : await inSession(sessions, sessionId, asked, watch);
      const all = await Promise.all(images.map(made));
      const [first] = all;
      if (!first) throw cancelled();
      return { ...first, all };
    },

    /**
     * Edits one image; the answer's `parentId` is the original in the library. With a `mode` the prompt is what the mode is
     * about and the words that are sent are composed from it; a `mask` (white where it may change) locks the rest.
     */
    async edit(
      request: {
        readonly imageId?: string;
        readonly uri?: vscode.Uri;
        readonly mask?: ImageSource;
        readonly style?: ImageSource;
        readonly [option: string]: unknown;
      },
      options?: CallOptions,
    ): Promise<MadeImage> {
      const watch = parseInput(callOptions, options);
      const { imageId: id, uri, ...rest } = parseInput(apiEdit, request);
      return made(await follow(app, edit(studio, composeEdit({ ...rest, image: id ?? uri })), watch));
    },

    images: {
      list: async (query: ImageQuery = {}) => (await studio.library()).images.list(parseInput(imageQuery, query)),
      get: async (id: string) => (await imageDetails(studio, parseInput(imageId, id))).image,
      delete: async (ids: readonly string[]) => (await studio.library()).images.delete(parseInput(imageIds, ids)),
      versions: async (id: string) => (await studio.library()).images.versions(parseInput(imageId, id)),
      update: async (
        ids: readonly string[],
        patch: { readonly favourite?: boolean; readonly tags?: readonly string[] },
      ) => (await studio.library()).images.update(parseInput(imageIds, ids), parseInput(imagePatch, patch)),
      async import(uris: readonly vscode.Uri[]): Promise<readonly ImageRecord[]> {
        const records: ImageRecord[] = [];
        // One after another: all at once would be in memory together.
        for (const uri of parseInput(imageFiles, uris)) records.push(await importFile(studio, uri));
        return records;
      },
      async export(
        ids: readonly string[],
        folder: vscode.Uri,
        how?: Partial<Format>,
        options?: CallOptions,
      ): Promise<readonly vscode.Uri[]> {
        const { format = readSetting('export.format'), quality = readSetting('export.quality') } = parseInput(
          exportOptions,
          how,
        );
        const { signal = new AbortController().signal } = parseInput(callOptions, options);
        const place = parseInput(targetFolder, folder);
        const target = { folder: place, format, quality, fileName: readSetting('export.fileName') };
        const written = await exportImages(studio, parseInput(imageIds, ids), target, {
          signal,
          onProgress: () => undefined,
        });
        return written.map((uri) => vscode.Uri.parse(uri, true));
      },
      restore: async (ids: readonly string[]) => (await studio.library()).images.restore(parseInput(imageIds, ids)),
    },

    library: {
      stats: async () => (await studio.library()).stats(),
      cleanUp: async (options: { readonly dryRun: boolean }) =>
        cleanUpLibrary(studio, libraryLimits(), parseInput(cleanUpOptions, options)),
      rebuild: async () => (await studio.library()).rebuild({ dryRun: false }),
    },

    usage: {
      summary: async (span: { readonly from?: number; readonly to?: number } = {}) =>
        (await studio.library()).usage.summary(parseInput(timeSpan, span)),
    },

    sessions,

    templates: {
      /** Built-in, own and the workspace's. */
      list: () => listTemplates(studio),
      /** Keeps one of the user's own; its fields are written `{name}` or `{name=default}`. */
      create: (template: NewTemplate) => createTemplate(studio, template),
      delete: async (id: string) => (await studio.library()).templates.delete(parseInput(templateId, id)),
    },

    settings: {
      /** Every setting and whether there is a key and from where; never the key. */
      async get(): Promise<Record<string, unknown> & { hasKey: boolean; keySource: KeySource }> {
        const values = Object.keys(settingShapes).map((name) => [name, readSetting(name as SettingName)]);
        const keySource = await secrets.source();
        return { ...Object.fromEntries(values), hasKey: keySource !== 'none', keySource };
      },
      async update(patch: Readonly<Record<string, unknown>>): Promise<void> {
        for (const [name, value] of Object.entries(parseInput(settingsPatch, patch)))
          await writeSetting(name as SettingName, value);
      },
      setApiKey: async (key: string) => secrets.set(parseInput(apiKey, key)),
      clearApiKey: () => secrets.clear(),
    },
  };
}

/** The finished images of a conversation's next message. */
async function inSession(
  { send }: ReturnType<typeof createSessionsApi>,
  sessionId: string,
  { prompt: text, count = 1, ...options }: Readonly<Record<string, unknown>>,
  watch: CallOptions,
): Promise<readonly ImageRecord[]> {
  if (count !== 1) {
    const message = 'A session makes one image at a time: each message goes on from the one before.';
    throw new StudioError({ kind: 'invalidInput', message });
  }
  const turn = await send(sessionId, { ...options, text: text as string }, watch);
  const finished = turn.images.filter(({ draft }) => !draft);
  if (finished.length > 0) return finished;
  throw new StudioError({ kind: 'textOnly', message: `The model answered in words: ${turn.text ?? ''}` });
}

/** Ties a job to its caller: the signal cancels it, its states are told in words. */
async function follow<T>(
  { log, studio: { jobs } }: App,
  { jobId, finished }: StartedJob<T>,
  { signal, onProgress }: CallOptions,
): Promise<T> {
  const cancel = () => jobs.cancel(jobId);
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const tell = (words: string) => {
    try {
      onProgress?.(words);
    } catch (error) {
      // A caller that throws must not end a request that is being paid for.
      log.warn('Whoever follows a request by the API threw.', error);
    }
  };
  const stop = jobs.onDidChange((list) => {
    const state = list.find(({ id }) => id === jobId)?.state;
    if (state) tell(state.phase === 'waiting' ? state.reason : state.phase);
  });
  try {
    return await finished;
  } finally {
    stop();
    signal?.removeEventListener('abort', cancel);
  }
}
