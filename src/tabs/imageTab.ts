import type { App } from '../app.ts';
import type { ImageLook } from '../protocol/api/viewer.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { shorten } from '../protocol/words.ts';

/** What the tab of an image is called: the first words of its prompt. */
export function imageTitle({ prompt, origin }: Pick<ImageRecord, 'prompt' | 'origin'>): string {
  return shorten(prompt, 30) || (origin === 'imported' ? 'Imported Image' : 'Image');
}

export const openImageTab = ({ panels }: App, image: ImageRecord, look: ImageLook = {}): void =>
  panels.image.open({
    id: image.id,
    title: imageTitle(image),
    ...(Object.keys(look).length > 0 && { state: look }),
  });
