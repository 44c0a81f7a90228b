import type { Turn } from '../../library/turns.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { type Reference, readReference } from '../references.ts';

type Branch = readonly Pick<Turn, 'imageIds'>[];

/**
 * The last images of a branch, oldest first, to go along as the user's own. Images that are gone, or that can no longer
 * be read, are passed over.
 */
export async function earlierImages(
  context: StudioContext,
  branch: Branch,
  most: number,
): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  for await (const id of resultsBackwards(context, branch)) {
    if (found.length >= most) break;
    found.unshift(...(await readIfThere(context, id)));
  }
  return found;
}

/** The image that the next message of a branch works on. */
export async function lastImageId(context: StudioContext, branch: Branch): Promise<string | undefined> {
  for await (const id of resultsBackwards(context, branch)) return id;
  return undefined;
}

async function* resultsBackwards(context: StudioContext, branch: Branch): AsyncIterable<string> {
  const { images } = await context.library();
  for (const id of branch.flatMap(({ imageIds }) => imageIds).toReversed()) {
    const image = await images.get(id);
    if (image && !image.draft) yield id;
  }
}

async function readIfThere(context: StudioContext, id: string): Promise<readonly Reference[]> {
  try {
    return [await readReference(context, { id })];
  } catch (error) {
    if (error instanceof StudioError && ['notFound', 'invalidInput'].includes(error.kind)) return [];
    throw error;
  }
}
