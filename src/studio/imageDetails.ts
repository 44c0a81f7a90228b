import type { TurnFile } from '../library/shapes.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import { findImage } from './findImage.ts';

export interface Details {
  readonly image: ImageRecord;
  /** The answer that brought the image; an imported one has none. */
  readonly turn: TurnFile | undefined;
  readonly drafts: readonly ImageRecord[];
}

/** Everything known about an image. Rejects with `notFound`. */
export async function imageDetails(context: StudioContext, imageId: string): Promise<Details> {
  const { images, turns } = await context.library();
  const image = await findImage(context, imageId);
  const turn = image.turnId ? await turns.read(image.turnId) : undefined;
  const siblings = await Promise.all((turn?.imageIds ?? []).map((id) => images.get(id)));
  return { image, turn, drafts: siblings.flatMap((sibling) => (sibling?.draft ? [sibling] : [])) };
}
