import { type Base, findBase } from './base.ts';
import { type EpochFiles, journalName } from './epochFiles.ts';
import { replay } from './replay.ts';
import type { OpenEngine } from './sqlEngine.ts';

export interface Compaction {
  /** Epochs whose snapshot was put in place. */
  readonly published: readonly number[];
  /** Damaged journals that were folded; copies are kept under these names. */
  readonly setAside: readonly string[];
}

/**
 * Folds the journals of ended epochs into the next snapshot. Does nothing where something is missing or damaged that a
 * window must repair first. Several processes may do this at once: they make the same files.
 */
export async function compact(files: EpochFiles, openEngine: OpenEngine): Promise<Compaction> {
  const listing = await files.list();
  const search = await findBase(files, listing, openEngine);
  if (search === 'outdated' || !search.base || search.doubtful || search.unusable.length > 0)
    return { published: [], setAside: [] };
  return await fold(files, search.base, Math.max(search.base.epoch, ...listing.journals));
}

/** `open` is the newest journal known. */
async function fold(files: EpochFiles, { engine, epoch: from }: Base, open: number): Promise<Compaction> {
  const published: number[] = [];
  const setAside: string[] = [];
  let kept = from;
  for (let epoch = from; ; epoch++) {
    const bytes = await files.readJournal(epoch);
    if (!bytes) break;
    const { sealed, newer, damaged } = replay(engine, epoch, bytes, true);
    // Only a seal proves that this is all of it. Where others have folded and removed the journal while this one slept,
    // `createJournal` below has made an empty one in its place.
    if (newer || !sealed) break;
    if (damaged > 0) setAside.push(await files.setAside(journalName(epoch), 'copy'));

    const next = epoch + 1;
    // One at a time, so that a compaction that is killed has still brought the library forward; behind a long backlog
    // ever more at once, because each snapshot is the whole library.
    const due = kept + 2 ** published.length;
    if (next < due && next < open) continue;
    await files.createJournal(next);
    await files.publishSnapshot(next, engine.export());
    published.push(next);
    // The generation before stays: it and its journals make good for a snapshot that goes bad.
    if (setAside.length === 0) await files.cleanUp(kept);
    kept = next;
  }
  engine.close();
  return { published, setAside };
}
