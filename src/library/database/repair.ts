import { append } from '../files/durableFile.ts';
import { errorCode } from '../files/storageFailure.ts';
import { damageReports } from './damageReports.ts';
import { type EpochFiles, journalName, snapshotName } from './epochFiles.ts';
import { encodeRecord } from './journalRecord.ts';
import { isPerfect, type Recovered } from './recovery.ts';
import { replay } from './replay.ts';
import type { DamageReport } from './sql.ts';

export interface Repaired extends Omit<Recovered, 'found'> {
  readonly damage: readonly DamageReport[];
}

/**
 * Writes down what could be recovered as a new generation, and keeps the damaged files under other names. What cannot be
 * written now (a full disk, no permission) stays as it is, to be found and reported again next time.
 */
export async function repair(files: EpochFiles, { found, ...state }: Recovered): Promise<Repaired> {
  const asides = new Map<string, string>();
  let { epoch, position } = state;
  // Where others went on meanwhile, what they wrote is read before anything is repaired: the window sees that next.
  if (!isPerfect(found) && !state.newer && !(await files.isPast(epoch))) {
    try {
      for (const journal of found.journals) {
        const name = journalName(journal.epoch);
        if (journal.problem !== 'missing') asides.set(name, await files.setAside(name, 'copy'));
      }
      await endEpoch(files, state);
      epoch += 1;
      position = 0;
      await files.createJournal(epoch);
      await files.publishSnapshot(epoch, state.engine.export());
      for (const snapshot of found.snapshots) {
        const name = snapshotName(snapshot.epoch);
        if (snapshot.readError === undefined) asides.set(name, await files.setAside(name, 'move'));
      }
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
    }
  }
  return { ...state, epoch, position, damage: damageReports(found, asides) };
}

/** Seals the open journal, and applies what other windows wrote into it before the seal. */
async function endEpoch(files: EpochFiles, { engine, epoch, position }: Omit<Recovered, 'found'>): Promise<void> {
  if (position === 0) await files.createJournal(epoch);
  const journal = await files.openJournal(epoch, 'append');
  if (!journal) return;
  try {
    await append(journal, encodeRecord(epoch, { seal: epoch }));
    await journal.sync();
  } finally {
    await journal.close();
  }
  const bytes = await files.readJournal(epoch);
  if (bytes) replay(engine, epoch, bytes.subarray(position), position === 0);
}
