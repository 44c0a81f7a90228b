import { effect, signal } from '@preact/signals';
import type { ImageCard, ImageDetails } from '../../src/protocol/api/images.ts';
import { host } from '../host.ts';
import { showError } from './notices.ts';
import { selectedItem } from './selection.ts';

/** Thoughts and sources of the selected image, which only some have. */
export const details = signal<ImageDetails | undefined>(undefined);

/** Keeps `details` with the selection; of a page that shows them. */
export function followDetails(): void {
  let wanted: string | undefined;
  effect(() => {
    const item = selectedItem.value;
    const image = item?.kind === 'image' ? item.image : undefined;
    if (image?.id === wanted) return;
    wanted = image?.id;
    details.value = undefined;
    if (image && mayHaveDetails(image)) fetchDetails(image.id);
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

const mayHaveDetails = ({ options }: ImageCard): boolean =>
  options !== undefined && (options.includeThoughts || options.googleSearch || options.imageSearch);
