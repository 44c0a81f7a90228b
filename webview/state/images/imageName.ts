import type { ImageCard } from '../../../src/protocol/api/images.ts';
import { shorten } from '../../../src/protocol/words.ts';

/** What an image is called where it is shown: the beginning of its prompt. */
export const imageName = ({ prompt }: Pick<ImageCard, 'prompt'>): string =>
  shorten(prompt, 120) || 'Image without a prompt';
