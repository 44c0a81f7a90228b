import type { GalleryCard, GalleryQuery, ImageKey, ImagesChange } from '../../../src/protocol/api/gallery.ts';
import { formatCount, plural } from '../../../src/protocol/words.ts';
import { host } from '../../host.ts';
import { announce } from '../announcements.ts';
import { atOnce } from '../atOnce.ts';
import { fadeAway } from '../fadeAway.ts';
import { focusWhenLost } from '../lostFocus.ts';
import { showError, showNotice, showUndo } from '../notices.ts';
import { changeCards, refreshCards } from './cards.ts';
import { filters } from './filters.ts';
import { hide } from './hidden.ts';
import { indexOf, reloadResult, result, wholeResult } from './result.ts';
import { clearSelection, selectedKeys, selectOnly } from './selection.ts';

/** What is done to all that is selected. It shows at once, and is taken back when it fails. */

const imagesOf = (keys: readonly ImageKey[]): string => plural(keys.length, 'image');

export async function removeSelected(): Promise<void> {
  const keys = selectedKeys();
  const gone = await leave(keys, { deleted: true });
  if (!gone) return;
  const howMany = gone.length < keys.length ? `${formatCount(gone.length)} of ${imagesOf(keys)}` : imagesOf(keys);
  showUndo(`${howMany} deleted.`, async () => {
    const returned = await change(gone, { deleted: false }, () => undefined);
    if (!returned) return;
    showNotice({ text: `${back(returned)} back.`, tone: 'info' });
    keepFocus();
  });
}

export async function restoreSelected(): Promise<void> {
  const returned = await leave(selectedKeys(), { deleted: false });
  if (returned) showNotice({ text: `${back(returned)} back in the gallery.`, tone: 'info' });
}

export const purgeSelected = (): Promise<void> => purge(selectedKeys());

/** All of the result, of which the trash is whole. */
export async function emptyTrash(): Promise<void> {
  await wholeResult();
  await purge([...(result.value?.keys ?? [])]);
}

async function purge(keys: readonly ImageKey[]): Promise<void> {
  try {
    if (keys.length > 0 && (await host.purgeImages(keys))) {
      clearSelection();
      showNotice({ text: `${imagesOf(keys)} deleted for good.`, tone: 'info' });
    }
  } catch (error) {
    showError(error);
  }
}

export function markFavourite(favourite: boolean): Promise<void> {
  const words = favourite ? 'added to favourites' : 'removed from favourites';
  return mark(words, { favourite }, { favourite: !favourite }, { favourite: true }, (card) => ({ ...card, favourite }));
}

export const addTag = (tag: string): Promise<void> =>
  mark(`tagged “${tag}”`, { addTags: [tag] }, { removeTags: [tag] }, { tags: [tag] }, ({ tags, ...card }) => ({
    ...card,
    tags: [...new Set([...tags, tag])],
  }));

export const removeTag = (tag: string): Promise<void> =>
  mark(
    `no longer tagged “${tag}”`,
    { removeTags: [tag] },
    { addTags: [tag] },
    { tags: [tag] },
    ({ tags, ...card }) => ({
      ...card,
      tags: tags.filter((other) => other !== tag),
    }),
  );

/** Shows at once. Of several that were not all alike, Undo gives back each what it had: `has` finds those that have it. */
async function mark(
  words: string,
  what: ImagesChange,
  back: ImagesChange,
  has: Pick<GalleryQuery, 'favourite' | 'tags'>,
  redraw: (card: GalleryCard) => GalleryCard,
): Promise<void> {
  const keys = selectedKeys();
  const takeBack = changeCards(keys, redraw);
  const isAdded = what.favourite === true || what.addTags !== undefined;
  let changed = keys;
  const make = async () => {
    if (keys.length > 1) changed = await amongThese(keys, has, !isAdded);
    const kept = new Set(keys.slice(await host.changeImages(keys, what)));
    if (kept.size === 0) return;
    changed = changed.filter((key) => !kept.has(key));
    refreshCards();
  };
  if (!(await atOnce(make, takeBack))) return;
  void reloadResult();
  const said = `${imagesOf(changed)} ${words}.`;
  if (keys.length === 1 || changed.length === 0) announce(said);
  else
    showUndo(said, () => {
      takeBack();
      void change(changed, back, refreshCards);
    });
}

/** Those of the images that a query finds, or that it does not. */
async function amongThese(
  keys: readonly ImageKey[],
  query: Pick<GalleryQuery, 'favourite' | 'tags'>,
  isFound: boolean,
): Promise<readonly ImageKey[]> {
  const told = await host.outline({ ...query, ...(filters.peek().deleted && { deleted: true }) });
  const found = new Set('splices' in told ? [] : told.keys);
  return keys.filter((key) => found.has(key) === isFound);
}

export const exportSelected = (): Promise<void> => ask(() => host.exportImages(selectedKeys()));
export const referToSelected = (): Promise<void> => ask(() => host.useAsReferences(selectedKeys()));

export const copySelected = (): Promise<void> =>
  ask(async () => {
    showNotice({ text: await host.copyToWorkspace(selectedKeys()), tone: 'info' });
  });

export const locate = (imageId: string): Promise<void> =>
  ask(async () => {
    if (!(await host.locateImage(imageId))) return;
    refreshCards();
    showNotice({ text: 'The image has its file again.', tone: 'info' });
  });

export const forget = (imageId: string): Promise<void> =>
  ask(async () => {
    await host.forgetImage(imageId);
    showNotice({ text: 'The entry is removed.', tone: 'info' });
  });

/** Also from the bar of what is selected, which goes away with it. */
export function letGo(): void {
  clearSelection();
  keepFocus();
}

async function ask(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    showError(error);
  }
}

/** The tile or button that had it may have gone: then the keyboard is on the grid. */
const keepFocus = (): void => focusWhenLost(['.gallery-tile[tabindex="0"]', '.gallery-scroller']);

/** Out of sight at once. The keyboard goes on to what follows. Answers those that are gone. */
async function leave(keys: readonly ImageKey[], what: ImagesChange): Promise<readonly ImageKey[] | undefined> {
  if (keys.length === 0) return undefined;
  const next = neighbourOf(keys);
  fadeAway(document.querySelectorAll('.gallery-tile[aria-selected="true"]'));
  const unhide = hide(keys);
  clearSelection();
  if (next !== undefined) selectOnly(next);
  keepFocus();
  const done = await makeAtOnce(keys, what, unhide);
  // By then what was kept, because the user stopped it half-way, is in the result again.
  if (done) void reloadResult().then(unhide);
  return done;
}

async function change(
  keys: readonly ImageKey[],
  what: ImagesChange,
  takeBack: () => void,
): Promise<readonly ImageKey[] | undefined> {
  const done = await makeAtOnce(keys, what, takeBack);
  if (done) void reloadResult();
  return done;
}

/** Answers those that are changed; undefined when the page has said why not, and shows what it showed before. */
async function makeAtOnce(
  keys: readonly ImageKey[],
  what: ImagesChange,
  takeBack: () => void,
): Promise<readonly ImageKey[] | undefined> {
  let done = 0;
  const ask = async () => {
    done = await host.changeImages(keys, what);
  };
  return (await atOnce(ask, takeBack)) ? keys.slice(0, done) : undefined;
}

/** The first after the last of them that stays, or the one before. */
function neighbourOf(keys: readonly ImageKey[]): ImageKey | undefined {
  const all = result.value?.keys ?? new Int32Array();
  const going = new Set(keys);
  const from = indexOf(keys.at(-1));
  const after = all.subarray(from).find((key) => !going.has(key));
  return after ?? all.subarray(0, from).findLast((key) => !going.has(key));
}

const back = (keys: readonly ImageKey[]): string =>
  keys.length === 1 ? 'The image is' : `${formatCount(keys.length)} images are`;
