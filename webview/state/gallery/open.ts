import type { GalleryCard } from '../../../src/protocol/api/gallery.ts';
import { openImage } from '../actions.ts';

/** What Enter and a double click do. */
export function openCard(card: GalleryCard | undefined): void {
  if (card && !card.gone) openImage(card.id);
}
