import { effect } from '@preact/signals';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import { readState } from '../../host.ts';
import { cardOf } from './cards.ts';
import { filters, type GalleryFilters, parseFilters } from './filters.ts';
import { rowAt, type TileLook, type TileSize, tileLooks, tileSizes } from './layout.ts';
import { findImages, found, result } from './result.ts';
import { select, selected } from './selection.ts';
import { goal, layout, look, scrollTop, size } from './viewport.ts';

/** What a gallery keeps while it is hidden or VS Code restarts: ids, for keys are only good for one life of a page. */
export interface SavedGallery {
  readonly filters: GalleryFilters;
  readonly look: TileLook;
  readonly size: TileSize;
  /** The first image in sight, unless that is the top. */
  readonly at?: string;
  /** As far as they were looked at. */
  readonly selected: readonly string[];
}

/** By its card, or from the last life of the page when that has not come yet. */
function idOf(key: ImageKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  return cardOf(key).value?.id ?? found.value.find(([, restored]) => restored === key)?.[0];
}

/** Ids are kept for what a person selects, not for "everything". */
const mostSelected = 500;

export function currentGallery(): SavedGallery {
  const first = layout.value.starts[rowAt(layout.value, scrollTop.value)] ?? 0;
  const at = scrollTop.value > 0 ? idOf(result.value?.keys[first]) : undefined;
  return {
    filters: filters.value,
    look: look.value,
    size: size.value,
    selected: selected.value.size > mostSelected ? [] : [...selected.value].flatMap((key) => idOf(key) ?? []),
    ...(at !== undefined && { at }),
  };
}

/** The sizes that suit a tab are too large for the side bar. */
export function restoreGallery(usualSize: TileSize): void {
  const kept = asRecord(asRecord(readState()).gallery);
  filters.value = parseFilters(kept.filters);
  look.value = tileLooks.find((known) => known === kept.look) ?? 'fitted';
  size.value = tileSizes.find((known) => known === kept.size) ?? usualSize;

  const chosen = Array.isArray(kept.selected) ? kept.selected.filter((id) => typeof id === 'string') : [];
  const at = typeof kept.at === 'string' ? kept.at : undefined;
  findImages([...chosen, ...(at === undefined ? [] : [at])]);
  effect(() => {
    if (found.value.length === 0) return;
    const keys = new Map(found.value);
    select(chosen.flatMap((id) => keys.get(id) ?? []));
    goal.value = at === undefined ? undefined : keys.get(at);
  });
}
