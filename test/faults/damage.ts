import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { compact } from '../../src/library/database/compaction.ts';
import { type DatabaseCore, openCore } from '../../src/library/database/databaseCore.ts';
import { epochFiles } from '../../src/library/database/epochFiles.ts';
import { openJournal } from '../../src/library/database/journal.ts';
import { loadSqlEngine, type OpenEngine } from '../../src/library/database/sqlEngine.ts';
import { type Damage, damagesOf, type Files } from './damages.ts';
import { enter, migrations, readLedger } from './ledger.ts';
import type { Random } from './random.ts';

/** Damages a library in every way, opens it, and checks that what must survive does and that nothing goes unsaid. */
export async function damageFiles(random: Random): Promise<boolean> {
  const openEngine = await loadSqlEngine(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  const folder = await mkdtemp(join(tmpdir(), 'damage-'));
  const problems: string[] = [];
  let cases = 0;
  let unharmed = 0;
  for (const generations of [0, 1, 2]) {
    const sound = await soundLibrary(join(folder, `sound-${generations}`), generations, openEngine);
    // Most of the time goes by waiting for the second look.
    const queue = new PQueue({ concurrency: 6 });
    await queue.addAll(
      damagesOf(sound, 3, random).map((damage) => async () => {
        const { lost, problem } = await openDamaged(join(folder, String(cases++)), sound, damage, openEngine);
        if (lost === 0) unharmed += 1;
        if (problem) problems.push(`${damage.what}: ${problem}`);
      }),
    );
  }
  console.log(
    `Damage: ${cases} damaged libraries opened, ${unharmed} of them without any loss, ${problems.length} lost more than the damage or said nothing.`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length === 0) await rm(folder, { recursive: true });
  return problems.length === 0 && cases >= 200;
}

const perEpoch = 25;

/** A library whose commits are named `<epoch>-<n>`: so many snapshots, of which two generations are still there. */
async function soundLibrary(folder: string, generations: number, openEngine: OpenEngine): Promise<Files> {
  await mkdir(folder);
  const files = epochFiles(folder);
  const silent = () => undefined;
  const journal = await openJournal({
    files,
    openEngine,
    migrations,
    warn: console.log,
    onReadOnly: silent,
    onApplied: silent,
    onSealed: silent,
  });
  for (const migration of migrations) await journal.write({ migration });
  for (let epoch = 1; epoch <= generations + 1; epoch++) {
    for (let n = 0; n < perEpoch; n++) {
      const statements = enter(`${epoch}-${n}`, 1 + (n % 3));
      await journal.write({ groups: [statements.map(({ sql, params = [] }) => [sql, params])] });
    }
    if (epoch > generations) break;
    await journal.seal();
    await journal.follow();
    await compact(files, openEngine);
  }
  await journal.close();
  const names = (await readdir(folder)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

async function openDamaged(
  folder: string,
  sound: Files,
  { files }: Damage,
  openEngine: OpenEngine,
): Promise<{ readonly lost: number; readonly problem?: string }> {
  await mkdir(folder);
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  const core = await open(folder, openEngine);
  const ledger = await readLedger(readable(core));
  await core.commit(enter('after', 2));
  await core.close();
  const again = await open(folder, openEngine);
  const ledgerAgain = await readLedger(readable(again));
  await again.close();
  await rm(folder, { recursive: true });

  const { all, mustSurvive } = expected(sound, files);
  const missing = mustSurvive.filter((name) => !ledger.commits.has(name));
  const lost = all.filter((name) => !ledger.commits.has(name)).length;
  const problem = [
    missing.length > 0 && `${missing.length} whole records lost (${missing.slice(0, 3)})`,
    lost > 0 && !core.damage.some(({ mayHaveLost }) => mayHaveLost) && `${lost} records lost without a word`,
    again.damage.length > 0 && `the next opening finds damage again: ${again.damage[0]?.message}`,
    ledgerAgain.commits.size !== ledger.commits.size + 1 && 'the next opening shows something else',
  ].filter((text) => text !== false);
  return { lost, ...(problem.length > 0 && { problem: problem.join('; ') }) };
}

/** What is in it, and what must be after the damage: every record that lies whole before the first damaged byte. */
function expected(
  sound: Files,
  files: Files,
): { readonly all: readonly string[]; readonly mustSurvive: readonly string[] } {
  const newest = Math.max(...[...sound.keys()].map((name) => Number(/\d+/.exec(name))));
  const before = newest - 1;
  const names = (from: number, to: number): string[] =>
    Array.from({ length: (to - from + 1) * perEpoch }, (_, n) => `${from + Math.floor(n / perEpoch)}-${n % perEpoch}`);
  const isSound = (name: string): boolean => {
    const file = files.get(name);
    return file !== undefined && sound.get(name)?.equals(file) === true;
  };
  const wholeIn = (epoch: number): string[] => {
    const name = `journal.${epoch}.log`;
    const file = sound.get(name) ?? Buffer.alloc(0);
    const end = firstDifference(file, files.get(name) ?? Buffer.alloc(0));
    return names(epoch, epoch).filter((commit) => file.indexOf('\n', file.indexOf(`"${commit}.0"`)) < end);
  };
  const all = names(1, newest);
  if (newest === 1) return { all, mustSurvive: wholeIn(1) };
  if (isSound(`library.${newest}.sqlite`)) return { all, mustSurvive: [...names(1, before), ...wholeIn(newest)] };
  const leadsOn = files.has(`journal.${before}.log`) && (before === 1 || isSound(`library.${before}.sqlite`));
  const mustSurvive = leadsOn ? [...names(1, before - 1), ...wholeIn(before), ...wholeIn(newest)] : wholeIn(newest);
  return { all, mustSurvive };
}

function firstDifference(one: Buffer, two: Buffer): number {
  const at = one.findIndex((byte, index) => byte !== two[index]);
  return at === -1 ? one.length : at;
}

const open = (folder: string, openEngine: OpenEngine): Promise<DatabaseCore> =>
  openCore({
    folder,
    migrations,
    openEngine,
    limits: { journalBytes: 1e9, followMilliseconds: 1e6, compactMilliseconds: 1e6 },
    runCompaction: () => ({ done: compact(epochFiles(folder), openEngine), stop: async () => undefined }),
    warn: () => undefined,
    onChange: () => undefined,
    onReadOnly: () => undefined,
  });

const readable = (core: DatabaseCore) => ({
  all: async <Row>(sql: string) => core.all(sql, []) as readonly Row[],
});
