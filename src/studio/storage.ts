import type { StorageSnapshot } from '../protocol/api/reports.ts';
import { type CleanUpLimits, cleanUpLibrary } from './cleanUpLibrary.ts';
import type { StudioContext } from './context.ts';

/** What the library takes on disk, and what a clean-up by these limits would do now. */
export async function storageSnapshot(context: StudioContext, limits: CleanUpLimits): Promise<StorageSnapshot> {
  const library = await context.library();
  const [stats, { toTrash, purged }] = await Promise.all([
    library.stats(),
    cleanUpLibrary(context, limits, { dryRun: true }),
  ]);
  return {
    ...stats,
    folder: library.folder,
    limits,
    cleanUp: {
      toTrash: { files: toTrash.ids.length, bytes: toTrash.bytes },
      purged: { files: purged.ids.length, bytes: purged.bytes },
    },
  };
}
