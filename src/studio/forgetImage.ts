import { StudioError } from '../protocol/failure.ts';
import type { StudioContext } from './context.ts';

/** Removes the entry of an image whose file is gone. One that is not there any more is no trouble. */
export async function forgetImage({ library }: Pick<StudioContext, 'library'>, imageId: string): Promise<void> {
  const { images } = await library();
  const image = await images.get(imageId);
  if (!image) return;
  if (await images.hasFile(image)) {
    throw new StudioError({ kind: 'invalidInput', message: 'The file of this image is there. Delete it instead.' });
  }
  await images.delete([image.id]);
  await images.purge([image.id]);
}
