import { readProvenance } from '../imaging/provenance.ts';
import type { StudioContext } from './context.ts';
import { sha256Of } from './references.ts';

/** The library images that lie in the workspace, whatever they are called there: by hash, or by their metadata. */
export async function usedImages(context: StudioContext): Promise<ReadonlySet<string>> {
  const { images } = await context.library();
  const used = new Set<string>();
  for (const uri of await context.files.findImages()) {
    const bytes = await context.files.read(uri);
    const facts = readProvenance(bytes);
    const image = (await images.findByHash(sha256Of(bytes))) ?? (facts && (await images.findByHash(facts.sha256)));
    if (image) used.add(image.id);
  }
  return used;
}
