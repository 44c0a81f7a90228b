import type { Library } from '../../library/library.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { imageId, parseInput } from '../../studio/requests.ts';

/** The image that a page names. Rejects with `invalidInput` or `notFound`. */
export async function findImage(library: Promise<Library>, id: unknown): Promise<ImageRecord> {
  const image = await (await library).images.get(parseInput(imageId, id));
  if (!image) throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
  return image;
}
