import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Fault, FaultRequest } from '../../src/demo/fault.ts';
import { startDemoServer } from '../../src/demo/server.ts';
import { openLibrary } from '../../src/library/library.ts';
import { scriptedFaults } from '../support/scriptedFaults.ts';
import { smallPicture } from '../support/smallPicture.ts';
import type { Random } from './random.ts';
import { verifySoak } from './verifySoak.ts';

const prompts = 1_000;
const wantedKills = 3;
const longestMs = 480_000;

/** What went wrong, how often, and which calls Google would have billed. */
export interface Served {
  readonly paid: Map<string, number>;
  readonly answered: Map<string, number>;
}

/**
 * A batch of a thousand prompts against refusals, rate limits, overload and broken lines, in two windows that are killed
 * three times: every prompt ends in one row, nothing is paid for twice, and the ledger knows of every paid call.
 */
export async function soakBatches(random: Random): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'soak-'));
  const served: Served = { paid: new Map(), answered: new Map() };
  const paintWorker = fileURLToPath(new URL('../../src/demo/paintWorker.ts', import.meta.url));
  const server = await startDemoServer({ paintWorker, fault: (request) => serve(request, served, random) });
  const windows: ChildProcess[] = [];
  let batchId = '';
  let ended: string | undefined;
  const warnings = new Map<string, number>();

  const open = (first = false): ChildProcess => {
    const program = fileURLToPath(new URL('batchWindow.ts', import.meta.url));
    const child = fork(program, [folder, server.baseUrl, server.key, first ? String(prompts) : '0']);
    child.on('message', (news: { batchId?: string; ended?: string; reason?: string; warning?: string }) => {
      if (news.batchId) batchId = news.batchId;
      if (news.ended) ended = [news.ended, news.reason].filter(Boolean).join(': ');
      if (news.warning) warnings.set(news.warning, (warnings.get(news.warning) ?? 0) + 1);
    });
    windows.push(child);
    return child;
  };

  const start = performance.now();
  open(true);
  while (!batchId && performance.now() - start < longestMs) await sleep(20);
  open();
  let kills = 0;
  const asked = () => [...served.answered.values()].reduce((sum, count) => sum + count, 0);
  while (!ended && performance.now() - start < longestMs) {
    await sleep(20);
    // In the first, second and third quarter of the work, whichever window has it then.
    if (kills === wantedKills || asked() < (prompts / 4) * (kills + 1) - random.below(100)) continue;
    kills += 1;
    for (const victim of windows.splice(0, kills === 2 ? 2 : 1)) victim.kill('SIGKILL');
    open();
    if (windows.length < 2) open();
  }
  const seconds = (performance.now() - start) / 1000;
  for (const child of windows) child.kill('SIGKILL');
  await sleep(100);
  await server.close();

  const library = await openLibrary({
    folder,
    databaseWorker: fileURLToPath(new URL('../../src/library/database/databaseWorker.ts', import.meta.url)),
    imaging: { thumbnail: async () => new Uint8Array() },
    warn: console.log,
  });
  const faults = await verifySoak(library, batchId, prompts, served);
  await library.close();
  console.log(`  ${kills} kills, ${seconds.toFixed(0)} s; the batch: ${ended ?? 'never ended'}`);
  for (const [name, count] of served.answered) console.log(`  ${count} × ${name}`);
  for (const [warning, count] of warnings) console.log(`  ${count} × ${warning}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  const held = ended === 'done' && kills === wantedKills && faults.length === 0;
  if (held) await rm(folder, { recursive: true });
  else console.log(`  left for inspection: ${folder}`);
  return held;
}

const mischief = [
  ['rateLimit minute 1', 4],
  ['overloaded', 4],
  ['refusal IMAGE_SAFETY', 5],
  ['drop', 2],
  ['dropBefore', 1],
  ['cutJson', 1],
] as const;

const hundred: readonly string[] = [
  ...mischief.flatMap(([name, share]) => Array.from({ length: share }, () => name)),
  ...Array.from({ length: 100 - mischief.reduce((sum, [, share]) => sum + share, 0) }, () => 'picture'),
];

/** A small picture, or what goes wrong so many times in a hundred. */
function serve({ prompt, ...request }: FaultRequest, { paid, answered }: Served, random: Random): Fault {
  const name = random.pick(hundred);
  answered.set(name, (answered.get(name) ?? 0) + 1);
  const fault = name === 'picture' ? picture : scriptedFaults({ ...request, prompt: `[[fault:${name}]]` });
  if (!fault) throw new Error(`There is no fault "${name}".`);
  if (fault.paid) paid.set(prompt, (paid.get(prompt) ?? 0) + 1);
  return fault;
}

const picture = smallPicture(10);
