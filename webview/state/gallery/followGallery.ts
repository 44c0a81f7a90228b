import { followCards } from './cards.ts';
import { restoreGallery } from './keepGallery.ts';
import type { TileSize } from './layout.ts';
import { followResult } from './result.ts';

/** Keeps a gallery with the library; of a page that shows one. */
export function followGallery(usualSize: TileSize): void {
  restoreGallery(usualSize);
  followResult();
  followCards();
}
