import { standardFeather } from '../../protocol/api/edits.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { findImage } from '../findImage.ts';
import { readReference } from '../references.ts';
import { keepVersion } from './keepVersion.ts';

/**
 * A version of the original with the answer inside the mask alone; the answer stays a version of its own. Rejects with
 * `invalidInput` for an image that was not made from another.
 */
export async function lockOutsideMask(
  context: StudioContext,
  { answerId, mask, feather }: { readonly answerId: string; readonly mask: string; readonly feather?: number },
): Promise<ImageRecord> {
  const { images } = await context.library();
  const answer = await findImage(context, answerId);
  const parentId = answer.parentId;
  if (parentId === undefined) {
    throw new StudioError({ kind: 'invalidInput', message: 'Only an edit can be locked: this image has no original.' });
  }
  const [original, after, painted] = await Promise.all([
    images.read(parentId),
    images.read(answerId),
    readReference(context, { id: mask }),
  ]);
  const base = await findImage(context, parentId);
  const fade = feather ?? standardFeather(base);
  const { bytes, drift } = await context.imaging.composite(original, after, painted.bytes, fade);
  const steps = [{ tool: 'lock', answerId, feather: fade, drift }] as const;
  return keepVersion(context, bytes, { source: answer, parentId, origin: 'edited', steps });
}
