import * as v from 'valibot';
import { referenceRoles } from '../../protocol/api/references.ts';

/** An image of the library, or an attached one, by its id, or a user's file by its URI. */
export const imageReference = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096));
export const reference = v.union([
  v.pipe(
    imageReference,
    v.transform((id) => ({ id })),
  ),
  v.object({ id: imageReference, role: v.exactOptional(v.picklist(referenceRoles)) }),
]);

export const fileUri = imageReference;
/** URIs of files that were dropped or picked. */
export const fileUris = v.pipe(v.array(fileUri), v.maxLength(100, 'Up to 100 files at once.'));
export const upload = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1, 'The file is empty.')),
});
export const uploadedChunk = v.instance(Uint8Array);
