import { computed, signal } from '@preact/signals';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { gap, headingAt, headingHeight, layoutOf, rowAt, type TileLook, type TileSize } from './layout.ts';
import { result, sections } from './result.ts';

/** What of the grid is in sight. */
export const look = signal<TileLook>('fitted');
export const size = signal<TileSize>('medium');
/** Of the room for tiles, in pixels. */
export const width = signal(0);
export const viewportHeight = signal(0);
export const scrollTop = signal(0);
/** The image that the grid goes to as soon as it has a place. */
export const goal = signal<ImageKey | undefined>(undefined);

/** Rows so far out of sight are drawn all the same: a turn of the wheel finds them there. */
const overscan = 140;

export const layout = computed(() =>
  layoutOf({
    shapes: result.value?.shapes ?? new Uint8Array(),
    total: result.value?.total ?? 0,
    sections: sections.value.map(({ start }) => start),
    width: Math.max(1, width.value),
    size: size.value,
    look: look.value,
  }),
);

export const firstRow = computed(() => rowAt(layout.value, scrollTop.value - overscan - layout.value.tallest));
export const lastRow = computed(() => rowAt(layout.value, scrollTop.value + viewportHeight.value + overscan));
export const firstHeading = computed(() => headingAt(layout.value, scrollTop.value - overscan - headingHeight));
export const lastHeading = computed(() => headingAt(layout.value, scrollTop.value + viewportHeight.value + overscan));

/** How far the page must be scrolled for a row to be seen whole, under its heading when it is the first of one. */
export function scrollTopFor(row: number): number {
  const { tops, heights } = layout.value;
  const top = tops[row] ?? 0;
  const bottom = top + (heights[row] ?? 0) + gap;
  const lowest = Math.max(0, top - headingHeight);
  if (scrollTop.value > lowest) return lowest;
  return Math.max(scrollTop.value, bottom - viewportHeight.value);
}
