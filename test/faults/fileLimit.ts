import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Programs } from './bundle.ts';
import type { Visit } from './visitor.ts';

const kilobytes = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64];

/** The system refuses to make a file larger than so much, in mid-write: a full disk for those who may mount none. */
export async function limitFiles(programs: Programs): Promise<boolean> {
  let acknowledged = 0;
  let refused = 0;
  const problems: string[] = [];
  for (const limit of kilobytes) {
    const folder = await mkdtemp(join(tmpdir(), 'limit-'));
    const visit = await visitWith(`ulimit -f ${limit * 2}`, programs, folder, 'limited', 60);
    const after = await visitWith('true', programs, folder, 'after', 1);
    const done = visit.done ?? [];
    acknowledged += done.length;
    refused += visit.refused?.length ?? 0;
    const lost = done.filter((name) => !after.seen?.includes(name));
    const unclear = (visit.refused ?? [visit.opening ?? '']).filter((message) => !message.includes('disk is full'));
    problems.push(...[...lost, ...unclear, ...(after.refused ?? [])].map((problem) => `${limit} KB: ${problem}`));
    await rm(folder, { recursive: true });
  }
  console.log(
    `Limited files: refused beyond ${kilobytes.length} sizes in the middle of a write; ${acknowledged} saves acknowledged, ${refused} refused with a clear word, ${problems.length} problems.`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0 && acknowledged > 0 && refused > 0;
}

async function visitWith(
  limit: string,
  programs: Programs,
  folder: string,
  name: string,
  commits: number,
): Promise<Visit> {
  const command = [process.execPath, programs.visitor, folder, programs.databaseWorker, name, String(commits)];
  const child = spawn('sh', ['-c', `${limit}; exec "$0" "$@"`, ...command], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [visit] = (await once(child, 'message')) as [Visit];
  return visit;
}
