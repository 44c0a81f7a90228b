import { effect, type Signal, signal } from '@preact/signals';
import type { GalleryCard, ImageKey } from '../../../src/protocol/api/gallery.ts';
import { host } from '../../host.ts';
import { libraryChanges } from '../hostState.ts';
import { showError } from '../notices.ts';

/** What is known of an image, and how many changes of the library ago it was asked for. */
interface KnownCard {
  readonly card: Signal<GalleryCard | undefined>;
  askedAt: number;
}

const never = -1;

/** Far more than a window shows, far less than a library has. */
const mostKept = 1500;
const mostAtOnce = 200;

const known = new Map<ImageKey, KnownCard>();
/** The images that are looked at now. */
const wanted = signal<readonly ImageKey[]>([]);

function entryOf(key: ImageKey): KnownCard {
  const found = known.get(key) ?? { card: signal<GalleryCard | undefined>(undefined), askedAt: never };
  known.set(key, found);
  return found;
}

/** Changes when the card comes, or changes. */
export const cardOf = (key: ImageKey): Signal<GalleryCard | undefined> => entryOf(key).card;

export function wantCards(keys: readonly ImageKey[]): void {
  wanted.value = keys;
}

/** What came with something else that was asked for, so many changes of the library ago. */
export function takeCards(cards: readonly GalleryCard[], askedAt: number): void {
  for (const card of cards) {
    const entry = entryOf(card.key);
    entry.askedAt = askedAt;
    entry.card.value = card;
  }
}

/** Shows a change before the host has made it; answers what takes it back. */
export function changeCards(keys: readonly ImageKey[], change: (card: GalleryCard) => GalleryCard): () => void {
  const before = keys.flatMap((key) => {
    const card = known.get(key)?.card;
    return card?.peek() ? [[card, card.peek()] as const] : [];
  });
  for (const [card, old] of before) card.value = old && change(old);
  return () => {
    for (const [card, old] of before) card.value = old;
  };
}

/** For what changed on the disk alone. */
export function refreshCards(): void {
  for (const entry of known.values()) entry.askedAt = never;
  wanted.value = [...wanted.value];
}

/** Fetches what is looked at, one request at a time: what was passed in between is never asked for. */
export function followCards(): void {
  let asking = false;
  effect(() => {
    libraryChanges.value;
    if (wanted.value.length > 0) fetchWanted();
  });

  async function fetchWanted(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      for (let missing = stale(); missing.length > 0; missing = stale()) {
        const now = libraryChanges.peek();
        for (const key of missing) entryOf(key).askedAt = now;
        for (const card of await host.galleryCards(missing)) entryOf(card.key).card.value = card;
        forgetOldest();
      }
    } catch (error) {
      showError(error);
    }
    asking = false;
  }
}

const stale = (): readonly ImageKey[] =>
  wanted
    .peek()
    .filter((key) => entryOf(key).askedAt < libraryChanges.peek())
    .slice(0, mostAtOnce);

function forgetOldest(): void {
  const shown = new Set(wanted.peek());
  for (const key of known.keys()) {
    if (known.size <= mostKept) return;
    if (!shown.has(key)) known.delete(key);
  }
}
