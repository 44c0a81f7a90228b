import { signal } from '@preact/signals';
import type { GalleryFacets, SavedSearch } from '../../../src/protocol/api/gallery.ts';
import { host } from '../../host.ts';
import { showError } from '../notices.ts';
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

export const loadSearches = (): Promise<void> => updateSearches(() => host.savedSearches());

/** The text is part of it; the order too. */
export const saveSearch = (name: string): Promise<void> =>
  updateSearches(() => host.saveSearch({ name, filters: { ...filters.peek() } }));

export const removeSearch = (name: string): Promise<void> => updateSearches(() => host.removeSearch(name));

async function updateSearches(ask: () => Promise<readonly SavedSearch[]>): Promise<void> {
  try {
    savedSearches.value = await ask();
  } catch (error) {
    showError(error);
  }
}

export const sessionName = (id: string): string | undefined =>
  facets.value?.sessions.find((session) => session.id === id)?.name;
