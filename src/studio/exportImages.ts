import { StudioError } from '../protocol/failure.ts';
import type { StudioContext } from './context.ts';
import type { Format } from './outgoing.ts';
import { placeImage, stemOf } from './placeImage.ts';

export interface ExportTarget extends Format {
  /** URI of a folder. */
  readonly folder: string;
  /** Template of the names, see fileNames.ts. */
  readonly fileName: string;
}

/** Writes images into a folder, one after another, never over a file. What is written stays when it is stopped. */
export async function exportImages(
  context: StudioContext,
  imageIds: readonly string[],
  target: ExportTarget,
  watch: { readonly signal: AbortSignal; onProgress(done: number): void },
): Promise<readonly string[]> {
  const { images } = await context.library();
  const written: string[] = [];
  for (const id of imageIds) {
    if (watch.signal.aborted) break;
    const image = await images.get(id);
    if (!image)
      throw new StudioError({ kind: 'notFound', message: 'One of the images is not in the library any more.' });
    const place = { folder: target.folder, stem: stemOf(image, target.fileName) };
    written.push(await placeImage(context, image, place, target));
    watch.onProgress(written.length);
  }
  return written;
}
