import { checkHeader } from '../../imaging/checkHeader.ts';
import { seenSize } from '../../imaging/metadata.ts';
import type { EditSubject } from '../../protocol/api/edits.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { Size } from '../../protocol/pixels.ts';
import type { StudioContext } from '../context.ts';
import { importImage } from '../importImage.ts';
import { readReference } from '../references.ts';
import { isImageId } from '../requests/images.ts';

export interface Subject extends Size {
  readonly image: ImageRecord;
  readonly file?: NonNullable<EditSubject['file']>;
}

/**
 * What is to be edited: an image of the library, or a file of the user or an attached one, whose bytes join the library
 * as they are. Width and height as it is seen upright. Rejects with `tooLarge` above 100 megapixels.
 */
export async function editSubject(context: StudioContext, id: string): Promise<Subject> {
  const { images } = await context.library();
  const found = await readReference(context, { id });
  const stored = checkHeader(found.bytes);
  const known = found.imageId && (await images.get(found.imageId));
  const image = known || (await importImage(context, found));
  const { editableFiles } = context;
  const whyNotReplace = isImageId(id) ? undefined : await editableFiles.whyNotReplace(id);
  return {
    image,
    ...seenSize(stored, found.bytes),
    ...(!isImageId(id) && {
      file: { uri: id, name: editableFiles.nameOf(id), ...(whyNotReplace && { whyNotReplace }) },
    }),
  };
}
