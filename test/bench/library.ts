import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openDatabase } from '../../src/library/database/database.ts';
import type { Limits } from '../../src/library/database/databaseLimits.ts';
import { migrations } from '../../src/library/schema.ts';
import { imageStatements, makeBigLibrary } from './bigLibrary.ts';
import { type BenchRow, median, milliseconds, percentile95 } from './row.ts';

const commits = 300;
const rounds = 5;

/** Saving and opening at 10,000 and 100,000 images. */
export async function libraryRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const rows: BenchRow[] = [];
    for (const images of [10_000, 100_000]) {
      const sound = join(folder, String(images));
      await makeBigLibrary(sound, images);
      rows.push(...(await commitRows(sound, images)), await compactionRow(sound, images));
      if (images === 100_000) rows.push(...(await openingRows(sound, images)));
      await rm(sound, { recursive: true });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const openLibrary = (folder: string, limits?: Partial<Limits>): Promise<Database> =>
  openDatabase({
    folder,
    workerFile: beside('../../src/library/database/databaseWorker.ts'),
    migrations,
    warn: console.error,
    ...(limits && { limits }),
  });

async function commitRows(sound: string, images: number): Promise<BenchRow[]> {
  return await withCopy(sound, async (folder) => {
    const database = await openLibrary(folder, { journalBytes: 1e9 });
    const times = async (first: number): Promise<number[]> => {
      const all: number[] = [];
      for (let n = first; n < first + commits; n++)
        all.push(await milliseconds(() => database.commit(imageStatements(n))));
      return all;
    };
    await database.commit(imageStatements(images));
    const floor = await appendFloor(folder);
    const alone = median(await times(images + 1));

    const others = [1, 2].map((other) => fork(beside('committer.ts'), [folder, String(images + other * 1_000_000)]));
    await Promise.all(others.map((other) => once(other, 'message')));
    const amongThree = percentile95(await times(images + 1_000));
    for (const other of others) other.kill();
    await database.close();
    const what = `commit of an image, ${images.toLocaleString('en')} images`;
    return [
      row(`${what}, median`, alone, 'ms', 3, { floor, floorName: 'append and fsync of as much' }),
      row(`${what}, three windows, p95`, amongThree, 'ms', 30),
    ];
  });
}

/** What the disk alone takes for a record of the same length. */
async function appendFloor(folder: string): Promise<number> {
  const file = await open(join(folder, 'floor'), 'a');
  const record = Buffer.alloc(JSON.stringify(imageStatements(1)).length, 'x');
  const times: number[] = [];
  for (let n = 0; n < commits; n++) {
    times.push(
      await milliseconds(async () => {
        await file.write(record);
        await file.sync();
      }),
    );
  }
  await file.close();
  return median(times);
}

/** The longest that any commit waited between the end of an epoch and its snapshot, in the middle one of some rounds. */
async function compactionRow(sound: string, images: number): Promise<BenchRow> {
  const longest: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await withCopy(sound, async (folder) => {
      const database = await openLibrary(folder, { journalBytes: 50_000 });
      let waited = 0;
      let names: readonly string[] = [];
      for (let n = images; !names.includes('library.3.sqlite'); n++) {
        const time = await milliseconds(() => database.commit(imageStatements(n)));
        if (names.includes('journal.3.log')) waited = Math.max(waited, time);
        names = await readdir(folder);
      }
      await database.close();
      longest.push(waited);
    });
  }
  return row(
    `longest wait for a commit behind a compaction, ${images.toLocaleString('en')} images`,
    median(longest),
    'ms',
    50,
  );
}

async function openingRows(sound: string, images: number): Promise<BenchRow[]> {
  return await withCopy(sound, async (folder) => {
    const filling = await openLibrary(folder, { journalBytes: 1e9 });
    for (let n = images; (await stat(join(folder, 'journal.2.log'))).size < 1024 * 1024; n++)
      await filling.commit(imageStatements(n));
    await filling.close();
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const database = await openLibrary(folder, { journalBytes: 1e9, compactMilliseconds: 1e9 });
      times.push(performance.now() - start);
      await database.close();
    }
    const child = fork(beside('memory.ts'), [folder], { execArgv: ['--expose-gc'] });
    const [grown] = (await once(child, 'message')) as [number];
    return [
      row(`open with a full journal, ${images.toLocaleString('en')} images`, median(times), 'ms', 700),
      row(`memory of an open library, ${images.toLocaleString('en')} images`, grown, 'MB', 250),
    ];
  });
}

async function withCopy<T>(sound: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = `${sound}-copy`;
  await cp(sound, folder, { recursive: true });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const row = (
  name: string,
  figure: number,
  unit: BenchRow['unit'],
  budget: number,
  comparison: Pick<BenchRow, 'floor' | 'floorName'> = {},
): BenchRow => ({ name, figure, unit, budget, ok: figure <= budget, ...comparison });
