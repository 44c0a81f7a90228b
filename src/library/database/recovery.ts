import { setTimeout as sleep } from 'node:timers/promises';
import { storageFailure } from '../files/storageFailure.ts';
import { type Base, findBase, type UnusableSnapshot } from './base.ts';
import { type EpochFiles, journalName, type Listing, snapshotName } from './epochFiles.ts';
import { replay } from './replay.ts';
import type { Migration } from './sql.ts';
import type { OpenEngine, SqlEngine } from './sqlEngine.ts';

/** The library as its files tell it, up to the end of the journal that is being written. */
export interface Recovered {
  readonly engine: SqlEngine;
  /** The open epoch; its journal may not exist yet. */
  readonly epoch: number;
  /** Bytes of its journal that are applied. */
  readonly position: number;
  /** Written by a newer version of the extension: not to be touched. */
  readonly newer: boolean;
  readonly found: Findings;
}

/** What was not as it had been written. */
export interface Findings {
  /** What the journals were applied to: `none` when files exist but no state to start from. */
  readonly base: 'whole' | 'doubtful' | 'none';
  /** Snapshots that should have been used and could not, newest first. */
  readonly snapshots: readonly UnusableSnapshot[];
  readonly journals: readonly DamagedJournal[];
}

export interface DamagedJournal {
  readonly epoch: number;
  /** `cut`: it ends in the middle of a record, or without the seal that it had. */
  readonly problem: 'missing' | 'damaged' | 'cut';
}

/** What looks damaged may be another window in the middle of writing: look again after this long before believing it. */
const secondLookMilliseconds = 200;

/**
 * Reads the library from disk and changes nothing there. Rejects with `storage` when files exist that cannot be read
 * now but perhaps later: to go on without them would fork the library.
 */
export async function recover(
  files: EpochFiles,
  openEngine: OpenEngine,
  migrations: readonly Migration[],
): Promise<Recovered> {
  const first = await look(files, openEngine, migrations);
  if (isPerfect(first.found)) return first;
  first.engine.close();
  await sleep(secondLookMilliseconds);
  return await look(files, openEngine, migrations);
}

export const isPerfect = ({ base, snapshots, journals }: Findings): boolean =>
  base === 'whole' && snapshots.length === 0 && journals.length === 0;

async function look(files: EpochFiles, openEngine: OpenEngine, migrations: readonly Migration[]): Promise<Recovered> {
  // Another window's clean-up may take files away between listing and reading; then the listing was old.
  for (let round = 0; round < 20; round++) {
    const listing = await readable(files, files.list());
    const search = await findBase(files, listing, openEngine);
    if (search === 'outdated') continue;
    const { base, doubtful, unusable } = search;
    const unreadable = unusable.find((snapshot) => snapshot.readError !== undefined);
    if (!base && unreadable) throw cannotRead(files, unreadable.readError, snapshotName(unreadable.epoch));
    const start = base ?? { engine: openEngine(), epoch: listing.journals[0] ?? listing.snapshots.at(-1) ?? 1 };
    // A migration may be among what is lost, and what comes after it needs its tables.
    const prepare = (): void => {
      for (const migration of migrations) start.engine.migrate(migration);
    };
    if (!base) prepare();
    const recovered = await replayJournals(files, listing, start, prepare);
    if (recovered === 'outdated') continue;
    const { journals, ...state } = recovered;
    return {
      ...state,
      found: { base: !base ? 'none' : doubtful ? 'doubtful' : 'whole', snapshots: unusable, journals },
    };
  }
  throw cannotRead(files, 'its files keep disappearing');
}

async function replayJournals(
  files: EpochFiles,
  listing: Listing,
  { engine, epoch: from }: Base,
  beforeDamaged: () => void,
): Promise<(Omit<Recovered, 'found'> & { journals: DamagedJournal[] }) | 'outdated'> {
  const journals: DamagedJournal[] = [];
  const known = [...listing.journals, ...listing.snapshots];
  for (let epoch = from; ; epoch++) {
    const bytes = await readable(files, files.readJournal(epoch), journalName(epoch));
    if (!bytes && listing.journals.includes(epoch)) {
      engine.close();
      return 'outdated';
    }
    const isOver = known.some((later) => later > epoch);
    if (!bytes) {
      // Compactions make the journal before the snapshot, so a snapshot without one has lost it.
      if (isOver || listing.snapshots.includes(epoch)) journals.push({ epoch, problem: 'missing' });
      if (isOver) {
        beforeDamaged();
        epoch = Math.min(...known.filter((later) => later > epoch)) - 1;
        continue;
      }
      return { engine, epoch, position: 0, newer: false, journals };
    }
    const replayed = replay(engine, epoch, bytes, true, beforeDamaged);
    if (replayed.damaged > 0) journals.push({ epoch, problem: 'damaged' });
    else if (replayed.tail > 0 || (isOver && !replayed.sealed)) journals.push({ epoch, problem: 'cut' });
    if (!replayed.newer && (replayed.sealed || isOver)) continue;
    return { engine, epoch, position: replayed.consumed, newer: replayed.newer, journals };
  }
}

const readable = <T>(files: EpochFiles, reading: Promise<T>, name?: string): Promise<T> =>
  reading.catch((error) => {
    throw cannotRead(files, error, name);
  });

const cannotRead = (files: EpochFiles, error: unknown, name = 'the folder') =>
  storageFailure(error, `The library's ${name} cannot be read`, files.folder);
