import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { fileStem } from './fileNames.ts';
import { type Format, outgoing } from './outgoing.ts';

/** Where an image goes in the users' files: a folder, and the name without its extension, which the bytes decide. */
export interface OutputPlace {
  readonly folder: string;
  readonly stem: string;
  /** As a document writes it that names the file already: `jpeg`, `PNG`. */
  readonly extension?: string;
}

/** Writes a library image into a folder of the user's, never over another file. Answers with the new file's URI. */
export async function placeImage(
  context: StudioContext,
  image: ImageRecord,
  { folder, stem, extension: written }: OutputPlace,
  format?: Format,
): Promise<string> {
  const { bytes, extension } = await outgoing(context, image, format);
  return context.files.writeNew(folder, stem, written ?? extension, bytes);
}

/** The stem that the user's file name template gives this image. */
export const stemOf = (image: ImageRecord, template: string): string =>
  fileStem(template, {
    prompt: image.prompt,
    model: image.options?.model ?? image.origin,
    id: image.id,
    createdAt: image.createdAt,
  });
