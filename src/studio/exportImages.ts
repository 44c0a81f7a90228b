import type { StudioContext } from './context.ts';
import { findImage } from './findImage.ts';
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
  const written: string[] = [];
  for (const id of imageIds) {
    if (watch.signal.aborted) break;
    const image = await findImage(context, id);
    const place = { folder: target.folder, stem: stemOf(image, target.fileName) };
    written.push(await placeImage(context, image, place, target));
    watch.onProgress(written.length);
  }
  return written;
}
