import { effect, signal } from '@preact/signals';
import type { ImageCard } from '../../src/protocol/api/images.ts';
import { type Failure, toFailure } from '../../src/protocol/failure.ts';
import { host } from '../host.ts';
import { revision } from './hostState.ts';

/** The newest images of the library, fetched again whenever it changes; `undefined` until the first answer. */
export const latestImages = signal<readonly ImageCard[] | undefined>(undefined);
export const latestFailure = signal<Failure | undefined>(undefined);

const shownAtOnce = 60;

/** Keeps them with the library; of a page that shows them. */
export function followLatestImages(): void {
  effect(() => {
    if (revision.value >= 0) fetchLatest(revision.value);
  });
}

export const refreshLatest = (): Promise<void> => fetchLatest(revision.value);

async function fetchLatest(wanted: number): Promise<void> {
  try {
    const page = await host.listImages({ limit: shownAtOnce });
    // A later change has asked again: its answer counts.
    if (wanted !== revision.peek()) return;
    latestImages.value = page.images;
    latestFailure.value = undefined;
  } catch (error) {
    if (wanted === revision.peek()) latestFailure.value = toFailure(error);
  }
}
