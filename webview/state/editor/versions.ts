import { host } from '../../host.ts';
import { createLoaded } from '../loaded.ts';
import { opened } from './picture.ts';

/** All versions of the opened picture, oldest first. */
export const versions = createLoaded(
  () => opened.value?.image.id,
  async (imageId) => (imageId === undefined ? [] : host.imageVersions(imageId)),
);
