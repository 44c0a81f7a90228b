import { extensionOf } from '../imaging/sniff.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { fileStem } from './fileNames.ts';

/**
 * Writes a library image into a folder of the user's, named by a template or a given stem, never over another file.
 * The extension follows the bytes. Answers with the new file's URI.
 */
export async function placeImage(
  context: StudioContext,
  image: ImageRecord,
  target: { readonly folder: string; readonly stem: string },
): Promise<string> {
  const bytes = await (await context.library()).images.read(image.id);
  return context.files.writeNew(target.folder, target.stem, extensionOf(image.mime), bytes);
}

/** The stem that the user's file name template gives this image. */
export const stemOf = (image: ImageRecord, template: string): string =>
  fileStem(template, {
    prompt: image.prompt,
    model: image.options?.model ?? image.origin,
    id: image.id,
    createdAt: image.createdAt,
  });
