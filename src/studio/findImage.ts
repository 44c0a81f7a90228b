import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';

/** An image of the library. Rejects with `notFound`. */
export async function findImage({ library }: Pick<StudioContext, 'library'>, imageId: string): Promise<ImageRecord> {
  const image = await (await library()).images.get(imageId);
  if (image) return image;
  throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
}
