import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../src/library/database/database.ts';
import type { Programs } from './bundle.ts';
import { enter, migrations, readLedger } from './ledger.ts';

const run = promisify(execFile);
const page = 4096;
const diskBytes = 2 * 1024 * 1024;
/** From no room at all to enough for some epochs and their snapshots: in between, each step of a save fails once. */
const mostFreePages = 40;

/** Leaves a small disk with room for so many pages and saves until it is full. What was acknowledged must stay. */
export async function fillDisk(programs: Programs): Promise<boolean> {
  const disk = await mkdtemp(join(tmpdir(), 'full-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', disk]);
  } catch {
    await rm(disk, { recursive: true });
    console.log('Full disk: no small disk can be mounted here; limited files must do.');
    return true;
  }
  try {
    return await fillMounted(disk, programs);
  } finally {
    // Lazily: a thread that was ended in the middle of reading lets go a moment later.
    await run('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true });
  }
}

async function fillMounted(disk: string, programs: Programs): Promise<boolean> {
  const total = { acknowledged: 0, refused: 0, warnings: 0, shortWrites: 0 };
  const problems: string[] = [];
  for (let free = 0; free < mostFreePages; free++) {
    const result = await fillUp(disk, free, programs);
    total.acknowledged += result.acknowledged;
    total.refused += result.refused;
    total.warnings += result.warnings;
    total.shortWrites += result.tornPieces;
    problems.push(...result.problems.map((problem) => `${free} pages free: ${problem}`));
  }
  console.log(
    `Full disk: a tmpfs of ${diskBytes / 1024} KB filled up in ${mostFreePages} ways; ${total.acknowledged} saves acknowledged, ${total.refused} refused with a clear word, ${total.shortWrites} writes cut short, ${total.warnings} snapshots or journals put off, ${problems.length} problems.`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0 && total.refused > 0 && total.warnings > 0 && total.shortWrites > 0;
}

interface Result {
  readonly acknowledged: number;
  readonly refused: number;
  readonly warnings: number;
  readonly tornPieces: number;
  readonly problems: readonly string[];
}

async function fillUp(disk: string, freePages: number, programs: Programs): Promise<Result> {
  const folder = join(disk, 'library');
  const filler = join(disk, 'filler');
  const acknowledged: string[] = [];
  const refused: string[] = [];
  const warnings: string[] = [];
  const open = () =>
    openDatabase({
      folder,
      workerFile: programs.databaseWorker,
      migrations,
      warn: (message) => warnings.push(message),
      limits: { journalBytes: 12_000, compactMilliseconds: 50 },
    });
  const window = await open();
  const commit = async (name: string): Promise<void> => {
    const filling = 100 + ((acknowledged.length * 379) % 1500);
    await window.commit(enter(name, 1 + (acknowledged.length % 2), filling)).then(
      () => acknowledged.push(name),
      ({ message }) => refused.push(message),
    );
  };
  await commit('first');
  await leave(filler, freePages * page);
  for (let n = 0; n < 200 && refused.length < 4; n++) await commit(`full${n}`);

  const problems: string[] = [];
  const compare = async (what: string, opened: Awaited<ReturnType<typeof open>>): Promise<void> => {
    const { commits, faults } = await readLedger(opened);
    const lost = acknowledged.filter((name) => !commits.has(name));
    problems.push(...[...faults, ...lost].map((problem) => `${what}: ${problem}`));
  };
  const visitor = await open();
  await compare('seen on the full disk', visitor);
  await rm(filler);
  const refusals = refused.splice(0);
  await commit('after');
  if (refused.length > 0) problems.push(`with room again: ${refused}`);
  await compare('in the window that met it', window);
  await Promise.all([window.close(), visitor.close()]);
  const again = await open();
  await compare('when opened again', again);
  await again.close();

  problems.push(...refusals.filter((message) => !message.includes('disk is full')));
  const tornPieces = again.damage.length;
  await rm(folder, { recursive: true });
  return {
    acknowledged: acknowledged.length,
    refused: refusals.length,
    warnings: warnings.length,
    tornPieces,
    problems,
  };
}

/** Takes all room but so many bytes. */
async function leave(filler: string, bytes: number): Promise<void> {
  await writeFile(filler, '');
  const piece = Buffer.alloc(page);
  for (;;) {
    try {
      await appendFile(filler, piece);
    } catch {
      break;
    }
  }
  await truncate(filler, Math.max(0, (await stat(filler)).size - bytes));
}
