import { effect, signal } from '@preact/signals';
import type { ImageDetails } from '../../../src/protocol/api/images.ts';
import { host } from '../../host.ts';
import { showError } from '../notices.ts';
import { selectedItem } from './selection.ts';

/** Thoughts, drafts and sources of the selected image, which only some have. */
export const details = signal<ImageDetails | undefined>(undefined);

const restMs = 120;

/** Keeps `details` with the selection; of a page that shows them. */
export function followDetails(): void {
  let wanted: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const item = selectedItem.value;
    const image = item?.kind === 'image' ? item.image : undefined;
    if (image?.id === wanted) return;
    wanted = image?.id;
    details.value = undefined;
    // Who runs through the pictures wants none of it yet.
    clearTimeout(timer);
    if (image?.turnId) timer = setTimeout(fetchDetails, restMs, image.id);
  });

  async function fetchDetails(id: string): Promise<void> {
    try {
      const found = await host.imageDetails(id);
      if (id === wanted) details.value = found;
    } catch (error) {
      if (id === wanted) showError(error);
    }
  }
}
