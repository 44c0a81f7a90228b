import { computed, signal } from '@preact/signals';
import { jobs } from '../hostState.ts';
import { saved } from '../kept/page.ts';
import { latestImages } from './latestImages.ts';
import { findSelected, stripItems } from './strip.ts';

/** What the page shows of the host's jobs and images, and which one is looked at. */
export const selectedKey = signal(saved.selected);

/** Ids that were deleted a moment ago: gone at once, back at once when undone. */
export const removed = signal<ReadonlySet<string>>(new Set());

export const items = computed(() => stripItems(jobs.value, latestImages.value.value ?? [], removed.value));
export const selectedItem = computed(() => findSelected(items.value, selectedKey.value));
