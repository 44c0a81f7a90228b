import { signal } from '@preact/signals';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';

/** Images that went a moment ago: out of sight at once, back at once when the library could not do it. By who hid them last. */
export const hidden = signal<ReadonlyMap<ImageKey, object>>(new Map());

/** Answers what takes it back, unless somebody has hidden them again meanwhile. */
export function hide(keys: Iterable<ImageKey>): () => void {
  const own = {};
  hidden.value = new Map([...hidden.value, ...Array.from(keys, (key) => [key, own] as const)]);
  return () => {
    hidden.value = new Map([...hidden.value].filter(([, by]) => by !== own));
  };
}

export function show(keys: Iterable<ImageKey>): void {
  const left = new Map(hidden.value);
  for (const key of keys) left.delete(key);
  hidden.value = left;
}
