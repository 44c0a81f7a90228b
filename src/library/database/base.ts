import type { EpochFiles, Listing } from './epochFiles.ts';
import type { OpenEngine, SqlEngine } from './sqlEngine.ts';

/** The state that journals are applied to. */
export interface Base {
  readonly engine: SqlEngine;
  readonly epoch: number;
}

export interface UnusableSnapshot {
  readonly epoch: number;
  /** Absent: it could be read, but is not what had been written. */
  readonly readError?: unknown;
}

export interface BaseSearch {
  /** Undefined: there are files, and none to start from. */
  readonly base: Base | undefined;
  /** The base is a damaged file that SQLite could mend. */
  readonly doubtful: boolean;
  /** Snapshots that should have been used and could not, newest first. */
  readonly unusable: readonly UnusableSnapshot[];
}

/**
 * The newest snapshot; if it is damaged, the one before it, when the journals lead on from there without a gap. Failing
 * that, a damaged one that SQLite can mend; then an older one with gaps: what there is, rather than nothing.
 * Answers 'outdated' when a listed file is gone.
 */
export async function findBase(
  files: EpochFiles,
  listing: Listing,
  openEngine: OpenEngine,
): Promise<BaseSearch | 'outdated'> {
  const { snapshots, journals } = listing;
  const newestFirst = snapshots.toReversed();
  const newest = newestFirst[0] ?? 1;
  const unusable: UnusableSnapshot[] = [];
  const damaged: number[] = [];
  const gaps: number[] = [];

  for (const epoch of newestFirst) {
    const found = await readSnapshot(files, epoch);
    if (!found) return 'outdated';
    if ('readError' in found) unusable.push({ epoch, readError: found.readError });
    else if (!found.whole) {
      unusable.push({ epoch });
      damaged.push(epoch);
    } else if (!leadsTo(newest, epoch, journals)) gaps.push(epoch);
    else return { base: { engine: openEngine(found.bytes), epoch }, doubtful: false, unusable };
  }

  // Epoch 1 begins with nothing, so its journal alone is enough.
  const untouched = snapshots.length === 0 && journals.length === 0;
  if (untouched || (journals.includes(1) && leadsTo(newest, 1, journals)))
    return { base: { engine: openEngine(), epoch: 1 }, doubtful: false, unusable };

  // The oldest that leads on: what the journals since then hold is exact, whatever is wrong in the snapshot.
  const leading = damaged.filter((epoch) => leadsTo(newest, epoch, journals)).toReversed();
  for (const epoch of new Set([...leading, ...damaged, ...gaps])) {
    const found = await readSnapshot(files, epoch);
    if (!found || 'readError' in found) continue;
    const engine = openMended(found.bytes, openEngine);
    if (engine) return { base: { engine, epoch }, doubtful: !found.whole, unusable };
  }
  return { base: undefined, doubtful: false, unusable };
}

const leadsTo = (newest: number, from: number, journals: readonly number[]): boolean =>
  journals.filter((epoch) => epoch >= from && epoch < newest).length === newest - from;

async function readSnapshot(
  files: EpochFiles,
  epoch: number,
): Promise<{ bytes: Uint8Array; whole: boolean } | { readError: unknown } | undefined> {
  try {
    return await files.readSnapshot(epoch);
  } catch (error) {
    return { readError: error };
  }
}

function openMended(bytes: Uint8Array, openEngine: OpenEngine): SqlEngine | undefined {
  try {
    const engine = openEngine(bytes);
    // To SQLite a file of no length is a database, an empty one.
    if (engine.version > 0 && engine.mend()) return engine;
    engine.close();
  } catch {
    // Not even a database.
  }
  return undefined;
}
