import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../../src/demo/fault.ts';
import { startDemoServer } from '../../src/demo/server.ts';
import { errorFaults } from '../support/errorFaults.ts';
import { smallPicture } from '../support/smallPicture.ts';

/** Google's minute, made short. */
const windowMs = 6_000;
const windows = 12;
const limit = 30;
const picture = smallPicture(500);

/**
 * A batch against a limit that nobody has told it, over the wire: after three windows of the limit it sends at least 80 %
 * of what is taken, and at most 5 % of all its calls are refused. With Google's hint when to come again, and without.
 */
export async function findHiddenLimit(): Promise<boolean> {
  const found = await Promise.all([find('with a hint', true), find('without a hint', false)]);
  return found.every(Boolean);
}

async function find(name: string, told: boolean): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'limit-'));
  const start = Date.now();
  let taken: number[] = [];
  let late = 0;
  let calls = 0;
  let refused = 0;
  const fault = (): Fault | undefined => {
    const now = Date.now();
    calls += 1;
    taken = taken.filter((at) => at > now - windowMs);
    if (taken.length < limit) {
      taken.push(now);
      if (now >= start + 3 * windowMs) late += 1;
      return picture;
    }
    refused += 1;
    const wait = Math.ceil(((taken[0] ?? now) + windowMs - now) / 1000);
    return told ? errorFaults.rateLimit?.('minute', String(wait)) : errorFaults.rateLimit?.('bare');
  };
  const paintWorker = fileURLToPath(new URL('../../src/demo/paintWorker.ts', import.meta.url));
  const server = await startDemoServer({ paintWorker, fault });
  const program = fileURLToPath(new URL('batchWindow.ts', import.meta.url));
  const args = [folder, server.baseUrl, server.key, String(limit * windows * 2), '8', String(windowMs)];
  const child = fork(program, args);
  await sleep(windows * windowMs);
  child.kill('SIGKILL');
  await server.close();
  await rm(folder, { recursive: true, maxRetries: 3 });

  const perWindow = late / (windows - 3);
  const share = refused / calls;
  const used = perWindow / limit;
  console.log(
    `  ${name}: ${perWindow.toFixed(1)} of ${limit} in a window after the third, ${refused} of ${calls} calls refused (${(share * 100).toFixed(1)} %)`,
  );
  return used >= 0.8 && share <= 0.05;
}
