import { computed, signal } from '@preact/signals';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { indexOf, result, wholeResult } from './result.ts';

/** What of the result is selected: by keys, so that images may come and go around them. */
const chosen = signal<ReadonlySet<ImageKey>>(new Set());
/** The one that the keyboard is on. */
export const current = signal<ImageKey | undefined>(undefined);
/** Where a range begins. */
const pivot = signal<ImageKey | undefined>(undefined);

/** Without what has left the result. */
export const selected = computed<ReadonlySet<ImageKey>>(() => {
  const left = [...chosen.value].filter((key) => indexOf(key) >= 0);
  return left.length === chosen.value.size ? chosen.value : new Set(left);
});

/** In the order of the result. */
export const selectedKeys = (): readonly ImageKey[] =>
  [...(result.value?.keys ?? [])].filter((key) => selected.value.has(key));

export function selectOnly(key: ImageKey): void {
  chosen.value = new Set([key]);
  current.value = key;
  pivot.value = key;
}

export function toggle(key: ImageKey): void {
  const next = new Set(selected.value);
  if (!next.delete(key)) next.add(key);
  chosen.value = next;
  current.value = key;
  pivot.value = key;
}

/** From where the last selection began to here, what lies between and is not loaded included. */
export function extendTo(key: ImageKey): void {
  const from = indexOf(pivot.value);
  const to = indexOf(key);
  const [first, last] = from < 0 ? [to, to] : from < to ? [from, to] : [to, from];
  chosen.value = new Set(result.value?.keys.subarray(first, last + 1));
  current.value = key;
  if (from < 0) pivot.value = key;
}

export function select(keys: readonly ImageKey[], also: ReadonlySet<ImageKey> = new Set()): void {
  chosen.value = new Set([...also, ...keys]);
}

/** Also what of the result has not come yet. */
export async function selectAll(): Promise<void> {
  await wholeResult();
  chosen.value = new Set(result.value?.keys);
}

export function clearSelection(): void {
  chosen.value = new Set();
}

/** Only moves the keyboard there. */
export function moveTo(key: ImageKey): void {
  current.value = key;
}
