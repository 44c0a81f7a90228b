import { readState } from '../../host.ts';
import { asRecord } from '../asRecord.ts';
import { filters, type GalleryFilters, parseFilters } from './filters.ts';
import { type TileLook, type TileSize, tileLooks, tileSizes } from './layout.ts';
import { look, size } from './viewport.ts';

/** What a gallery keeps while it is hidden or VS Code restarts. */
export interface SavedGallery {
  readonly filters: GalleryFilters;
  readonly look: TileLook;
  readonly size: TileSize;
}

export const currentGallery = (): SavedGallery => ({ filters: filters.value, look: look.value, size: size.value });

/** The sizes that suit a tab are too large for the side bar. */
export function restoreGallery(usualSize: TileSize): void {
  const kept = asRecord(asRecord(readState()).gallery);
  filters.value = parseFilters(kept.filters);
  look.value = tileLooks.find((known) => known === kept.look) ?? 'fitted';
  size.value = tileSizes.find((known) => known === kept.size) ?? usualSize;
}
