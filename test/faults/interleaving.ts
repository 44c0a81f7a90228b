import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compact } from '../../src/library/database/compaction.ts';
import { epochFiles } from '../../src/library/database/epochFiles.ts';
import { type Journal, openJournal } from '../../src/library/database/journal.ts';
import { loadSqlEngine, type OpenEngine } from '../../src/library/database/sqlEngine.ts';
import { enter, migrations, readLedger } from './ledger.ts';
import { type Random, randomFrom } from './random.ts';
import { slowFiles } from './slowFiles.ts';

const rounds = 600;

/** Plays windows and compactions that overtake each other, a third of the rounds on a disk that fails now and then. */
export async function interleaveWindows(random: Random): Promise<boolean> {
  const first = random.below(1e9);
  let failed = 0;
  for (let round = 0; round < rounds; round++) {
    const problems = await interleave(first + round, round % 3 === 0 ? 'failing' : 'sound');
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) failed += 1;
  }
  console.log(`Interleavings: ${rounds} of three windows, a visitor and their compactions, ${failed} lost something.`);
  return failed === 0;
}

const journalBytes = 1_000;
const commitsEach = 12;
const visits = 4;

/** One round, always the same for the same seed but for the speed of the real disk. Answers what was not as promised. */
export async function interleave(seed: number, disk: 'sound' | 'failing'): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const openEngine = await loadSqlEngine(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  const folder = await mkdtemp(join(tmpdir(), 'interleaving-'));
  const slow = await slowFiles(random, folder, disk);
  const problems: string[] = [];
  const asked = new Set<string>();
  const acknowledged = new Set<string>();
  const windows: Journal[] = [];
  const compactions: Promise<unknown>[] = [];
  const say = (what: string): void => void problems.push(`seed ${seed}, ${disk} disk: ${what}`);
  /** On a failing disk anything may be refused; it must not be lost. */
  const refused = (error: unknown): void => {
    if (disk === 'sound') say(`refused: ${error}`);
  };

  async function write(window: number): Promise<void> {
    const journal = await open(folder, openEngine);
    windows.push(journal);
    for (let n = 0; n < commitsEach; n++) {
      const name = `${window}-${n}`;
      const group = enter(name, 1 + (n % 3), 10).map(({ sql, params = [] }) => [sql, params] as const);
      asked.add(name);
      await journal.write({ groups: [group] }).then(() => acknowledged.add(name), refused);
      if (journal.size < journalBytes) continue;
      await journal.seal().catch(refused);
      compactions.push(slow.run(() => compact(epochFiles(folder), openEngine), 'mortal').catch(refused));
    }
  }

  async function visit(): Promise<void> {
    for (let n = 0; n < visits; n++) {
      const before = new Set(acknowledged);
      const journal = await open(folder, openEngine);
      await look(journal, before, 'a window that was opened');
      await journal.close();
    }
  }

  async function look(journal: Journal, expected: ReadonlySet<string>, who: string): Promise<ReadonlySet<string>> {
    const all = async <Row>(sql: string) => journal.engine.query(sql, []) as unknown as readonly Row[];
    const { commits, faults } = await readLedger({ all });
    for (const fault of faults) say(`${who}: ${fault}`);
    for (const name of expected) if (!commits.has(name)) say(`${who} lacks ${name}`);
    for (const name of commits) if (!asked.has(name)) say(`${who} has ${name}`);
    // A disk that takes half of a record leaves a damaged place, which is said and set aside.
    if (disk === 'sound' && journal.damage.length > 0) say(`${who} found ${journal.damage[0]?.message}`);
    return commits;
  }

  try {
    await slow.until(
      Promise.all([
        ...[1, 2].map((window) => slow.run(() => write(window)).catch(refused)),
        slow.run(() => write(3), 'mortal').catch(refused),
        slow.run(visit).catch(refused),
      ]),
    );
    await slow.until(Promise.all(compactions));
    const last = await open(folder, openEngine);
    const everything = await look(last, acknowledged, 'the last window');
    for (const journal of windows) {
      await journal.follow();
      const commits = await look(journal, everything, 'a window that was open all the time');
      if (commits.size !== everything.size) say('windows differ');
      journal.engine.close();
    }
    await last.close();
  } finally {
    await slow.restore();
    await rm(folder, { recursive: true });
  }
  return problems;
}

async function open(folder: string, openEngine: OpenEngine): Promise<Journal> {
  const silent = (): void => undefined;
  const journal = await openJournal({
    files: epochFiles(folder),
    openEngine,
    migrations,
    warn: silent,
    onApplied: silent,
    onReadOnly: silent,
    onSealed: silent,
  });
  await journal.follow();
  for (const migration of migrations)
    if (journal.engine.version < migration.version) await journal.write({ migration });
  return journal;
}
