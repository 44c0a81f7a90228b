import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { fileStem } from './fileNames.ts';
import { type Format, outgoing } from './outgoing.ts';

/**
 * Writes a library image into a folder of the user's, never over another file. The extension follows the bytes.
 * Answers with the new file's URI.
 */
export async function placeImage(
  context: StudioContext,
  image: ImageRecord,
  target: { readonly folder: string; readonly stem: string },
  format?: Format,
): Promise<string> {
  const { bytes, extension } = await outgoing(context, image, format);
  return context.files.writeNew(target.folder, target.stem, extension, bytes);
}

/** The stem that the user's file name template gives this image. */
export const stemOf = (image: ImageRecord, template: string): string =>
  fileStem(template, {
    prompt: image.prompt,
    model: image.options?.model ?? image.origin,
    id: image.id,
    createdAt: image.createdAt,
  });
