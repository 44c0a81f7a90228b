import { computed, effect, signal, untracked } from '@preact/signals';
import type { GalleryBeginning, GalleryOutline, GalleryQuery, ImageKey } from '../../../src/protocol/api/gallery.ts';
import { type Failure, toFailure } from '../../../src/protocol/failure.ts';
import { applySplices } from '../../../src/protocol/outlineSplices.ts';
import { host } from '../../host.ts';
import { libraryChanges, moved } from '../hostState.ts';
import { takeCards } from './cards.ts';
import { filters, queryOf } from './filters.ts';
import { hidden, hide, show } from './hidden.ts';
import { sectionsOf } from './sections.ts';

/** The images that the filters leave, in order: all of them, by their keys. */
export interface Result extends GalleryOutline {
  readonly query: GalleryQuery;
  /** By which the host knows what the page has; a beginning has none. */
  readonly version?: number;
}

const latestMs = 1000;

const answered = signal<Result | undefined>(undefined);
export const resultFailure = signal<Failure | undefined>(undefined);

/** `undefined` until the first answer; the last one stays until the next is there. */
export const result = computed(() => answered.value && without(answered.value, hidden.value));
export const sections = computed(() => (result.value ? sectionsOf(result.value.places, result.value.query.sort) : []));

/** The place of each image in the result, by its key; -1 for others. */
const indexes = computed(() => {
  const keys = result.value?.keys ?? new Int32Array();
  let highest = 0;
  for (const key of keys) highest = Math.max(highest, key);
  const places = new Int32Array(highest + 1).fill(-1);
  for (let index = 0; index < keys.length; index++) places[keys[index] ?? 0] = index;
  return places;
});
export const indexOf = (key: ImageKey | undefined): number => (key === undefined ? -1 : (indexes.value[key] ?? -1));

let asking: Promise<void> | undefined;
let changed = false;

/** Ids of images that are wanted by key as soon as there is an answer: what was looked at and selected before a reload. */
let find: readonly string[] = [];
export const found = signal<GalleryBeginning['found']>([]);

export function findImages(imageIds: readonly string[]): void {
  find = imageIds;
}

export function reloadResult(): Promise<void> {
  changed = true;
  asking ??= askUntilCurrent();
  return asking;
}

/** Resolves when the result is there to its end. */
export const wholeResult = (): Promise<void> => asking ?? Promise.resolve();

/** Keeps the result with the filters and the library. */
export function followResult(): void {
  effect(() => {
    filters.value;
    libraryChanges.value;
    reloadResult();
  });
  effect(() => {
    if (!moved.value) return;
    const { keys, deleted, phase } = moved.value;
    const leaves = deleted !== (filters.peek().deleted ?? false);
    if (leaves ? phase === 'failed' : phase === 'asked') untracked(() => show(keys));
    else if (leaves) {
      const unhide = untracked(() => hide(keys));
      if (phase === 'done') void reloadResult().then(unhide);
    }
  });
}

/** One question at a time: what changes meanwhile is answered together, by the next one. */
async function askUntilCurrent(): Promise<void> {
  while (changed) {
    changed = false;
    const query = queryOf(filters.peek(), Date.now());
    try {
      const before = answered.peek();
      const isNew = JSON.stringify(query) !== JSON.stringify(before?.query);
      // An answer that is overtaken is shown all the same when it is newer than what is there, or typing would show nothing.
      const outline = isNew || !before ? await begin(query) : await update(before);
      answered.value = outline;
      resultFailure.value = undefined;
      // The rest of what begins here, unless something else is wanted by now.
      if (outline.keys.length < outline.total) {
        changed = true;
        await picturesInSight();
      }
    } catch (error) {
      resultFailure.value = toFailure(error);
    }
  }
  asking = undefined;
}

/** Drawn, or so late that the rest had better not wait for them. */
async function picturesInSight(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const pictures = Array.from(document.images, (image) => image.decode().catch(() => undefined));
  await Promise.race([Promise.all(pictures), new Promise((resolve) => setTimeout(resolve, latestMs))]);
}

async function update(before: Result): Promise<Result> {
  const { query } = before;
  const answer = await host.outline(query, before.version);
  if (!('splices' in answer)) return { ...answer, query };
  const { version, total, splices } = answer;
  return { ...applySplices(before, splices), total, version, query };
}

async function begin(query: GalleryQuery): Promise<Result> {
  const askedAt = libraryChanges.peek();
  const { cards, found: keys, ...outline } = await host.galleryBeginning(query, find);
  takeCards(cards, askedAt);
  if (find.length > 0) found.value = keys;
  find = [];
  return { ...outline, query };
}

function without(whole: Result, gone: ReadonlyMap<ImageKey, object>): Result {
  if (gone.size === 0) return whole;
  const kept = whole.keys.map((_, index) => index).filter((index) => !gone.has(whole.keys[index] ?? -1));
  return {
    query: whole.query,
    total: whole.total - (whole.keys.length - kept.length),
    keys: kept.map((index) => whole.keys[index] ?? 0),
    shapes: Uint8Array.from(kept, (index) => whole.shapes[index] ?? 0),
    places: kept.map((index) => whole.places[index] ?? 0),
  };
}
