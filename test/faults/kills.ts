import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/library/database/database.ts';
import type { Programs } from './bundle.ts';
import { enter, migrations, readLedger } from './ledger.ts';
import type { Random } from './random.ts';

/** What a writer tells. */
interface News {
  readonly acknowledged?: string;
  readonly ready?: boolean;
  readonly damage?: readonly { readonly message: string }[];
  readonly warning?: string;
  readonly failed?: string;
}

const writers = 3;
const wantedKills = 600;
const wantedCompactionKills = 20;
const wantedSnapshots = 10;
/** Minutes are enough on a machine that does nothing else. */
const longest = 480_000;

/** Three processes that write, each killed again and again at any moment, also while it puts a snapshot in place. */
export async function killWriters(programs: Programs, random: Random): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'kills-'));
  await fill(folder, programs);
  const acknowledged = new Set<string>();
  const snapshots = new Set<string>();
  const told = new Map<string, number>();
  const living = new Map<number, ChildProcess>();
  let kills = 0;
  let compactionKills = 0;
  let openingKills = 0;

  // A snapshot on its way has its writer's process id in its name.
  const watcher = watch(folder, (_, name) => {
    if (name && /^library\.\d+\.sqlite$/.test(name)) snapshots.add(name);
    const writer = living.get(Number(/^library\.\d+\.sqlite\.tmp-(\d+)-/.exec(name ?? '')?.[1]));
    if (writer && random.below(5) === 0) writer.kill('SIGKILL');
  });
  const isOver = (): boolean =>
    kills >= wantedKills && compactionKills >= wantedCompactionKills && snapshots.size >= wantedSnapshots;
  const end = Date.now() + longest;

  async function liveAndDie(lane: number, life: number): Promise<void> {
    const child = fork(programs.writer, [folder, programs.databaseWorker, `${lane}-${life}`]);
    living.set(child.pid ?? 0, child);
    let ready = false;
    // Mostly short, sometimes long enough for a compaction.
    const lifetime = (): number => 10 + random.below(random.pick([150, 150, 150, 150, 300, 300, 800, 3_000]));
    const dieLater = (milliseconds: number) => setTimeout(() => child.kill('SIGKILL'), milliseconds);
    // One in five dies while it opens.
    if (random.below(5) === 0) dieLater(random.below(250));
    child.on('message', (news: News) => {
      if (news.acknowledged) acknowledged.add(news.acknowledged);
      if (news.ready) dieLater(lifetime());
      ready ||= news.ready === true;
      for (const message of [news.warning, news.failed, ...(news.damage ?? []).map(({ message }) => message)])
        if (message) told.set(message, (told.get(message) ?? 0) + 1);
      if (news.failed) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    living.delete(child.pid ?? 0);
    kills += 1;
    if (!ready) openingKills += 1;
    const left = (await readdir(folder)).some(
      (name) => name.startsWith('library.') && name.includes(`.tmp-${child.pid}-`),
    );
    if (left) compactionKills += 1;
  }

  async function keepAlive(lane: number): Promise<void> {
    for (let life = 0; !isOver() && Date.now() < end; life++) await liveAndDie(lane, life);
  }
  await Promise.all(Array.from({ length: writers }, (_, lane) => keepAlive(lane)));
  watcher.close();

  const result = await verify(folder, programs, acknowledged);
  console.log(
    `Kills: ${kills} SIGKILLs of ${writers} writers, ${compactionKills} in the middle of a snapshot, ${openingKills} while opening; ${snapshots.size} snapshots put in place meanwhile.`,
  );
  for (const [message, count] of told) console.log(`  ${count} × ${message}`);
  console.log(
    `  acknowledged ${acknowledged.size}, kept ${acknowledged.size - result.lost.length}, lost ${result.lost.length}, corruptions ${result.faults.length}`,
  );
  for (const fault of [...result.lost, ...result.faults].slice(0, 20)) console.log(`  ${fault}`);
  if (result.lost.length + result.faults.length === 0) await rm(folder, { recursive: true });
  else console.log(`  left for inspection: ${folder}`);
  return isOver() && acknowledged.size > 0 && result.lost.length + result.faults.length === 0;
}

/** So much that putting a snapshot in place takes long enough to die in it. */
async function fill(folder: string, programs: Programs): Promise<void> {
  const database = await openDatabase({ folder, workerFile: programs.databaseWorker, migrations, warn: console.log });
  for (let n = 0; n < 4; n++) await database.commit(enter(`filler${n}`, 100, 5_000));
  await database.close();
}

/** Two windows must read the same, with all that was acknowledged in it. */
async function verify(
  folder: string,
  programs: Programs,
  acknowledged: ReadonlySet<string>,
): Promise<{ readonly lost: readonly string[]; readonly faults: readonly string[] }> {
  const open = () => openDatabase({ folder, workerFile: programs.databaseWorker, migrations, warn: console.log });
  const windows = await Promise.all([open(), open()]);
  await sleep(500);
  const [one, two] = await Promise.all([readLedger(windows[0]), readLedger(windows[1])]);
  await Promise.all(windows.map((window) => window.close()));
  return {
    lost: [...acknowledged].filter((name) => !one.commits.has(name)),
    faults: [...one.faults, ...onlyIn(one.commits, two.commits), ...onlyIn(two.commits, one.commits)],
  };
}

const onlyIn = (here: ReadonlySet<string>, there: ReadonlySet<string>): readonly string[] =>
  [...here].filter((name) => !there.has(name)).map((name) => `${name} is in one window only`);
