import { openDatabase } from '../../src/library/database/database.ts';
import { enter, migrations, readLedger } from './ledger.ts';

/** What a window saw that opened, looked, committed a few times and went, as whatever user and with whatever limits. */
export interface Visit {
  /** Why it could not open. */
  readonly opening?: string;
  readonly state?: 'ready' | 'readOnly';
  /** Commits that it saw before its own. */
  readonly seen?: readonly string[];
  readonly damage?: readonly string[];
  /** Its own commits that were acknowledged, and why others were not. */
  readonly done?: readonly string[];
  readonly refused?: readonly string[];
  readonly warnings?: readonly string[];
}

const [folder = '', workerFile = '', name = '', count = '1'] = process.argv.slice(2);

async function visit(): Promise<Visit> {
  const warnings: string[] = [];
  const limits = { journalBytes: 20_000 };
  const warn = (message: string) => warnings.push(message);
  const database = await openDatabase({ folder, workerFile, migrations, warn, limits });
  const { commits: seen, faults } = await readLedger(database);
  const done: string[] = [];
  const refused: string[] = [...faults];
  for (let n = 0; n < Number(count); n++) {
    await database.commit(enter(`${name}${n}`, 1 + (n % 3), 700)).then(
      () => done.push(`${name}${n}`),
      ({ message }) => refused.push(message),
    );
  }
  const { state, damage } = database;
  await database.close();
  return { state, seen: [...seen], damage: damage.map(({ message }) => message), done, refused, warnings };
}

void visit()
  .catch(({ message }): Visit => ({ opening: String(message) }))
  .then((seen) => process.send?.(seen, () => process.disconnect()));
