import type { StudioContext } from '../context.ts';

/** The library images that lie in the workspace, whatever they are called there. */
export async function usedImages({ library, workspaceImages }: StudioContext): Promise<ReadonlySet<string>> {
  const { images } = await library();
  const used = new Set<string>();
  for (const { hashes } of await workspaceImages.list()) {
    for (const hash of hashes) {
      const image = await images.findByHash(hash);
      if (image) used.add(image.id);
    }
  }
  return used;
}
