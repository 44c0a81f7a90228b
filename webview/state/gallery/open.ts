import type { GalleryCard } from '../../../src/protocol/api/gallery.ts';
import { openImage } from '../actions.ts';
import { result } from './result.ts';

/** What Enter and a double click do: from there, next and previous lead through the same result. */
export function openCard(card: GalleryCard | undefined): void {
  if (card) openImage(card.id, result.value && { query: result.value.query });
}
