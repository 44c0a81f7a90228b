import type { CleanUpReport } from '../library/cleanUp.ts';
import type { StudioContext } from './context.ts';
import { usedImages } from './workspace/usedImages.ts';

export interface CleanUpLimits {
  readonly maxSizeGB: number;
  /** 0 means never. */
  readonly maxAgeDays: number;
}

/** What the rules would remove, or, without `dryRun`, the removal; images that the workspace uses are spared. */
export async function cleanUpLibrary(
  context: StudioContext,
  limits: CleanUpLimits,
  options: { readonly dryRun: boolean },
): Promise<CleanUpReport> {
  const library = await context.library();
  // Looking through the workspace is dear, so it happens only when the rules would remove something at all.
  const most = await library.cleanUp({ ...limits, usedInWorkspace: new Set() }, { dryRun: true });
  const usedInWorkspace = most.toTrash.ids.length > 0 ? await usedImages(context) : new Set<string>();
  return library.cleanUp({ ...limits, usedInWorkspace }, options);
}
