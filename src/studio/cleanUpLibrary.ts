import type { CleanUpReport } from '../library/cleanUp.ts';
import type { StudioContext } from './context.ts';
import { usedImages } from './usedImages.ts';

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
  return library.cleanUp({ ...limits, usedInWorkspace: await usedImages(context) }, options);
}
