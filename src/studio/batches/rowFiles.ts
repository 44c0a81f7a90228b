import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchRowRecord } from '../../library/batches/batchRows.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { isUri } from '../../protocol/uris.ts';
import type { StudioContext } from '../context.ts';
import { imageExtension, safeStem, slug } from '../fileNames.ts';
import { placeImage } from '../placeImage.ts';
import { type Reference, readToSend } from '../references.ts';
import { isImageId } from '../requests/images.ts';

/** A row's reference images: ids of the library, addresses, or paths beside the list. */
export const readRowReferences = async (
  context: StudioContext,
  { base }: Pick<BatchRecord, 'base'>,
  { references }: Pick<BatchRowRecord, 'references'>,
): Promise<readonly Reference[]> =>
  Promise.all(references.map(async (name) => readToSend(context, { id: await addressOf(context, name, base) })));

/** A list that came with a repository or a download must not send pictures from elsewhere on this computer. */
async function addressOf({ files }: StudioContext, name: string, base: string | undefined): Promise<string> {
  if (isImageId(name) || base === undefined) return name;
  const relative = isUri(name) ? name : `${base}/${name.split('/').map(encodeURIComponent).join('/')}`;
  const address = URL.parse(relative)?.href ?? relative;
  if (await files.isWithinReach(address, base)) return address;
  const message = `“${name.slice(0, 200)}” lies outside of the workspace and of the list’s folder. Copy it beside the list.`;
  throw new StudioError({ kind: 'invalidInput', message });
}

/** Writes the image where the batch's files go, under the row's own name. The image is safe either way: it warns. */
export async function writeRowFile(
  context: StudioContext,
  { folder }: Pick<BatchRecord, 'folder'>,
  { fileName, prompt }: Pick<BatchRowRecord, 'fileName' | 'prompt'>,
  image: ImageRecord,
): Promise<void> {
  if (folder === undefined) return;
  const stem = fileName ? safeStem(fileName.replace(imageExtension, '')) : slug(prompt);
  try {
    await placeImage(context, image, { folder, stem });
  } catch (error) {
    context.warn(`An image of a batch could not be written as "${stem}".`, error);
  }
}
