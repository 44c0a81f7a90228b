import { signal } from '@preact/signals';
import type { GalleryFacets, SavedSearch } from '../../../src/protocol/api/gallery.ts';
import { host } from '../../host.ts';
import { focusWhenLost } from '../lostFocus.ts';
import { showError, showUndo } from '../notices.ts';
import { filters, queryOf } from './filters.ts';

/** What the filters could be, with counts: asked when somebody looks. The last answer stays until the next is there. */
export const facets = signal<GalleryFacets | undefined>(undefined);
export const savedSearches = signal<readonly SavedSearch[]>([]);

export async function loadFacets(): Promise<void> {
  const asked = filters.peek();
  try {
    const found = await host.galleryFacets(queryOf(asked, Date.now()));
    if (filters.peek() === asked) facets.value = found;
  } catch (error) {
    showError(error);
  }
}

export const loadSearches = (): Promise<boolean> => updateSearches(() => host.savedSearches());

/** The text is part of it; the order too. */
export const saveSearch = (name: string): Promise<boolean> =>
  updateSearches(() => host.saveSearch({ name, filters: { ...filters.peek() } }));

export async function removeSearch(search: SavedSearch): Promise<void> {
  if (!(await updateSearches(() => host.removeSearch(search.name)))) return;
  // Its button was what had the focus.
  focusWhenLost(['.gallery-save input']);
  showUndo(`“${search.name}” forgotten.`, () => void updateSearches(() => host.saveSearch(search)));
}

async function updateSearches(ask: () => Promise<readonly SavedSearch[]>): Promise<boolean> {
  try {
    savedSearches.value = await ask();
    return true;
  } catch (error) {
    showError(error);
    return false;
  }
}

export const sessionName = (id: string): string | undefined =>
  facets.value?.sessions.find((session) => session.id === id)?.name;
