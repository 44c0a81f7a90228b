import type { Memento } from 'vscode';
import type { GalleryApi, SavedSearch } from '../../protocol/api/gallery.ts';
import type { Served } from '../../protocol/rpc.ts';
import { savedSearch, searchName } from '../../studio/requests/gallery.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';

const memoryKey = 'savedSearches';

/** Kept for all windows, by name. */
export function savedSearchCalls(
  memory: Memento,
): Pick<Served<GalleryApi>, 'savedSearches' | 'saveSearch' | 'removeSearch'> {
  const list = (): readonly SavedSearch[] => memory.get<readonly SavedSearch[]>(memoryKey, []);
  const without = (name: string) => list().filter((search) => search.name !== name);
  const keep = async (searches: readonly SavedSearch[]) => {
    await memory.update(memoryKey, searches);
    return searches;
  };
  return {
    savedSearches: list,
    saveSearch(search) {
      const { name, filters } = parseInput(savedSearch, search);
      return keep([...without(name), { name, filters }].sort((left, right) => left.name.localeCompare(right.name)));
    },
    removeSearch: (name) => keep(without(parseInput(searchName, name))),
  };
}
