import * as v from 'valibot';
import type { App } from '../../app.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import { imageIds } from '../../studio/requests/images.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';

/** What a page, a context menu (with more beside it), a keybinding or another extension passes. */
const callShape = v.looseObject({ imageIds: v.pipe(imageIds, v.nonEmpty('No images were named.')) });

export const chosenIds = (call: unknown): readonly string[] => parseInput(callShape, call).imageIds;

/** The images of the library that a command is about, in the order in which they were named. Rejects with `notFound`. */
export async function chosenImages({ studio }: App, call: unknown): Promise<readonly [ImageRecord, ...ImageRecord[]]> {
  const { images } = await studio.library();
  const found = await Promise.all(chosenIds(call).map((id) => images.get(id)));
  const [first, ...others] = found.filter((image) => image !== undefined);
  if (first) return [first, ...others];
  throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
}
