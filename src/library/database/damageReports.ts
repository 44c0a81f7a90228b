import { errorCode } from '../files/storageFailure.ts';
import { journalName, snapshotName } from './epochFiles.ts';
import type { DamagedJournal, Findings } from './recovery.ts';
import type { DamageReport } from './sql.ts';

/** What was found, in words. `asides`: the names under which damaged files were kept. */
export function damageReports(found: Findings, asides: ReadonlyMap<string, string>): DamageReport[] {
  const missing = found.journals.length > 0;
  const say = (file: string, message: string, mayHaveLost: boolean): DamageReport => {
    const setAsideAs = asides.get(file);
    return { file, ...(setAsideAs && { setAsideAs }), message, mayHaveLost };
  };
  const snapshots = found.snapshots.map(({ epoch, readError }) =>
    say(
      snapshotName(epoch),
      `${readError === undefined ? 'The database file is damaged' : `The database file cannot be read (${errorCode(readError) ?? readError})`}${instead[found.base]}`,
      missing || found.base !== 'whole',
    ),
  );
  const journals = found.journals.map(({ epoch, problem }) => say(journalName(epoch), broken[problem], true));
  const lost = say(
    'library.sqlite',
    'No usable database file is left. The library starts again with what its journals hold.',
    true,
  );
  return [...snapshots, ...journals, ...(found.base === 'none' && snapshots.length === 0 ? [lost] : [])];
}

const instead: Readonly<Record<Findings['base'], string>> = {
  whole: '. The library was put together again from the state before it and the journals since.',
  doubtful: ', but SQLite could still read all of it; single values in it may be wrong.',
  none: ' and no older one can be used. The library starts again with what its journals hold.',
};

const broken: Readonly<Record<DamagedJournal['problem'], string>> = {
  missing: 'This journal is gone, and with it the last changes to the library.',
  damaged: 'A damaged or unfinished place in this journal was passed over. All changes that could be read were kept.',
  cut: 'This journal ends in the middle of a change: a save was interrupted, or the file was cut. All before it was kept.',
};
