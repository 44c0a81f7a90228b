import type { Database } from '../../src/library/database/database.ts';
import type { Migration, Statement } from '../../src/library/database/sql.ts';

/** The library that the faults happen to: entries of a ledger, and a count that each commit raises by one. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    sql: `CREATE TABLE entries (name TEXT PRIMARY KEY, part INTEGER NOT NULL, parts INTEGER NOT NULL, filler TEXT NOT NULL);
      CREATE TABLE counts (commits INTEGER NOT NULL);
      INSERT INTO counts VALUES (0)`,
  },
];

/** One commit: so many entries, all or none, and one more on the count. */
export const enter = (name: string, parts: number, fillerLength = 100): readonly Statement[] => [
  ...Array.from({ length: parts }, (_, part) => ({
    sql: 'INSERT INTO entries (name, part, parts, filler) VALUES (?, ?, ?, ?)',
    params: [`${name}.${part}`, part, parts, 'x'.repeat(fillerLength)],
  })),
  { sql: 'UPDATE counts SET commits = commits + 1' },
];

export interface Ledger {
  /** Names of the commits. */
  readonly commits: ReadonlySet<string>;
  /** What cannot be if every commit happened once and whole. */
  readonly faults: readonly string[];
}

export async function readLedger({ all }: Pick<Database, 'all'>): Promise<Ledger> {
  const rows = await all<{ name: string; parts: number; present: number }>(
    "SELECT substr(name, 1, instr(name, '.') - 1) AS name, parts, count(*) AS present FROM entries GROUP BY 1",
  );
  const [count] = await all<{ commits: number }>('SELECT commits FROM counts');
  const [check] = await all<{ integrity_check: string }>('PRAGMA integrity_check');
  return {
    commits: new Set(rows.map(({ name }) => name)),
    faults: [
      ...rows.filter(({ parts, present }) => parts !== present).map(({ name }) => `${name} happened in part`),
      ...(count?.commits === rows.length ? [] : [`${rows.length} commits, but ${count?.commits} were counted`]),
      ...(check?.integrity_check === 'ok' ? [] : [`SQLite: ${check?.integrity_check}`]),
    ],
  };
}
