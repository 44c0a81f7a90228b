import { fork } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startDemoServer } from '../../src/demo/server.ts';
import type { BatchDraft } from '../../src/protocol/api/batches.ts';
import { createKeptPlan } from '../../src/studio/batches/keptPlan.ts';
import { planBatch } from '../../src/studio/batches/planBatch.ts';
import { smallPicture } from '../support/smallPicture.ts';
import { closeAll } from '../unit/library/testLibrary.ts';
import { testStudio } from '../unit/studio/testStudio.ts';
import { batchFrameRows } from './batchFrames.ts';
import { type BenchRow, gapRow } from './row.ts';

const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** With `--long` memory is watched over a thousand answers, which takes some minutes. */
const answers = process.argv.includes('--long') ? 1_000 : 150;

/** Batches: the pace against what the concurrency allows, memory over large answers, a long list read, frames of the page. */
export async function batchRows(): Promise<BenchRow[]> {
  return [await paceRow(), await memoryRow(), ...(await longListRows()), ...(await batchFrameRows())];
}

interface Run {
  readonly seconds: number;
  /** MB, one a second. */
  readonly resident: readonly number[];
}

/** One window works on so many prompts; `meanwhile` is called every second. */
async function runBatch(
  prompts: number,
  concurrency: number,
  picture: ReturnType<typeof smallPicture>,
  meanwhile: (folder: string) => Promise<void> = async () => undefined,
): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const server = await startDemoServer({ paintWorker: beside('../../src/demo/paintWorker.ts'), fault: () => picture });
  const args = [folder, server.baseUrl, server.key, String(prompts), String(concurrency)];
  const child = fork(beside('../faults/batchWindow.ts'), args, { execArgv: ['--expose-gc'] });
  const resident: number[] = [];
  let start = 0;
  const ended = new Promise<number>((resolve, reject) => {
    child.on('exit', () => reject(new Error('The window has ended.')));
    child.on('message', (news: { batchId?: string; ended?: string; residentMB?: number }) => {
      if (news.batchId) start = performance.now();
      if (news.residentMB) resident.push(news.residentMB);
      if (news.ended) resolve(performance.now());
    });
  });
  const ticking = setInterval(() => void meanwhile(folder), 1_000);
  const end = await ended;
  clearInterval(ticking);
  child.removeAllListeners('exit');
  child.kill();
  await server.close();
  await rm(folder, { recursive: true, maxRetries: 3 });
  return { seconds: (end - start) / 1000, resident };
}

async function paceRow(): Promise<BenchRow> {
  const prompts = 200;
  const concurrency = 8;
  const ideal = prompts / concurrency;
  const { seconds } = await runBatch(prompts, concurrency, smallPicture(1_000));
  const figure = seconds / ideal;
  return {
    ...{ name: '200 prompts, answers in 1 s, 8 at once', figure, unit: '×', budget: 1.1, ok: figure <= 1.1 },
    ...{ floor: ideal * 1000, floorName: 'what the concurrency allows, ms' },
  };
}

/** Files go as they come, as if somebody moved them away; what stays is the window's own. */
async function memoryRow(): Promise<BenchRow> {
  const { resident } = await runBatch(answers, 2, smallPicture(0, 15_000_000), async (folder) => {
    const images = join(folder, 'images');
    const done = (await readdir(images).catch(() => [])).filter((name) => name.endsWith('.png'));
    await Promise.all(done.slice(0, -4).map((name) => rm(join(images, name), { force: true })));
  });
  // The first answers fill what is then used again and again; the least of a stretch is what is left when none is on its way.
  const third = Math.floor(resident.length / 3);
  const [middle, last] = [resident.slice(third, 2 * third), resident.slice(2 * third)].map((part) => Math.min(...part));
  const perAnswer = ((last ?? Number.NaN) - (middle ?? Number.NaN)) / (answers / 3);
  console.log(
    `Memory over ${answers} answers of 15 MB: ${middle?.toFixed(0)} MB in the middle, ${last?.toFixed(0)} MB at the end, ${perAnswer.toFixed(2)} MB an answer`,
  );
  const budget = 0.5;
  return {
    name: `memory an answer of 15 MB leaves, ${answers} of them`,
    figure: perAnswer,
    unit: 'MB',
    budget,
    ok: perAnswer <= budget,
  };
}

/** A file is read once; then its rows are asked for wherever somebody scrolls to. */
async function longListRows(): Promise<BenchRow[]> {
  const studio = await testStudio();
  const uri = 'file:///list.csv';
  const text = `prompt,file\n${Array.from({ length: 99_999 }, (_, n) => `"a cat, number ${n}",cat-${n}`).join('\n')}`;
  studio.userFiles.set(uri, new TextEncoder().encode(text));
  const draft = {
    ...{ source: { kind: 'file', uri }, models: [], aspectRatios: [], resolutions: [], count: 1 },
  } as const satisfies BatchDraft;
  const kept = createKeptPlan(studio);
  const { id } = await kept.plan(draft);
  const rows = [
    await gapRow('a list of 100,000 lines is read', () => planBatch(studio, draft)),
    await gapRow('a plan of 100,000 rows is scrolled', async () => {
      for (let from = 0; from < 100_000; from += 10_000) {
        kept.rows(id, { from, count: 100 });
        await nextTurn();
      }
      await kept.plan(draft);
    }),
  ];
  await closeAll();
  return rows;
}
