import type { App } from './app.ts';
import type { ImageLook } from './protocol/api/viewer.ts';
import { promptInBrief } from './protocol/edits/promptInBrief.ts';
import type { ImageRecord } from './protocol/model.ts';

/** What the tab of an image is called: the first words of its prompt. */
export function imageTitle({ prompt, origin }: Pick<ImageRecord, 'prompt' | 'origin'>): string {
  const line = promptInBrief(prompt).replace(/\s+/g, ' ').trim();
  if (line === '') return origin === 'imported' ? 'Imported Image' : 'Image';
  const words = [...line];
  return words.length <= 30 ? line : `${words.slice(0, 29).join('').trimEnd()}…`;
}

export const openImageTab = ({ panels }: App, image: ImageRecord, look: ImageLook = {}): void =>
  panels.image.open({
    id: image.id,
    title: imageTitle(image),
    ...(Object.keys(look).length > 0 && { state: look }),
  });
