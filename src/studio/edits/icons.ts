import type { IconsRequest } from '../../protocol/api/edits.ts';
import type { StudioContext } from '../context.ts';

/** Writes the icons into a folder of the user, never over a file. Answers with the URIs of what was written. */
export async function makeIcons(
  context: StudioContext,
  { imageId, kinds, background }: IconsRequest,
  folder: string,
): Promise<readonly string[]> {
  const { images } = await context.library();
  const colour = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  const icons = await context.imaging.makeIcons(await images.read(imageId), kinds, colour);
  const written: string[] = [];
  for (const { name, bytes } of icons) {
    const dot = name.lastIndexOf('.');
    written.push(await context.files.writeNew(folder, name.slice(0, dot), name.slice(dot + 1), bytes));
  }
  return written;
}
