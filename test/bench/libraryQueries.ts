import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Library, openLibrary } from '../../src/library/library.ts';
import type { ImageQuery } from '../../src/protocol/model.ts';
import { makeBigLibrary } from './bigLibrary.ts';
import { type BenchRow, median, milliseconds, percentile95 } from './row.ts';

const images = 100_000;
const rounds = 12;

/** The gallery's questions to a large library, as the page asks them: rows, total and next page in one answer. */
export async function libraryQueryRows(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await makeBigLibrary(folder, images);
  const library = await openLibrary({
    folder,
    databaseWorker: fileURLToPath(new URL('../../src/library/database/databaseWorker.ts', import.meta.url)),
    imaging: { thumbnail: async (bytes) => bytes },
    warn: console.error,
  });
  try {
    return [
      await queryRow(library, 'page of 200 by filters', 10, filters),
      await queryRow(library, 'page of 200 deep in the gallery', 10, await deepPages(library)),
      await queryRow(
        library,
        'count of a filter',
        10,
        filters.map((query) => ({ ...query, limit: 1 })),
      ),
      await queryRow(library, 'search for a common word', 100, [{ text: 'lighthouse' }, { text: 'storm' }]),
      await queryRow(library, 'search for a rare word', 10, [{ text: 'zanzibar' }, { text: 'zanz' }]),
      await neighboursRow(library),
    ];
  } finally {
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const asked: readonly ImageQuery[] = [
  {},
  { model: 'gemini-3-pro-image' },
  { family: 'flash' },
  { family: 'flash', aspectRatio: '16:9' },
  { aspectRatio: '8:1', favourite: true },
  { resolution: '4K' },
  { edited: true },
  { favourite: true, edited: true, model: 'gemini-nano-banana-2.1', resolution: '1K' },
  { tags: ['storm'] },
  { from: 1_700_000_000_000, to: 1_700_000_000_000 + 5000 * 60_000 },
  { from: 1_700_000_000_000 + 50_000 * 60_000 },
];

/** All, much and little of the gallery, each in two orders; and a tag that every seventh image has. */
const filters: readonly ImageQuery[] = [
  ...asked,
  ...asked.map((query): ImageQuery => ({ ...query, sort: 'mostEdited' })),
  { tags: ['kept'] },
];

async function deepPages(library: Library): Promise<readonly ImageQuery[]> {
  const queries: ImageQuery[] = [];
  for (const query of [{}, { family: 'flash' }, { sort: 'mostEdited' }] as const) {
    let after: string | undefined;
    for (let page = 0; page < 20; page++) {
      after = (await library.images.list({ ...query, limit: 1000, ...(after && { after }) })).next;
    }
    if (after) queries.push({ ...query, after });
  }
  return queries;
}

/** What the viewer asks at each step: the image before and the one after, from the middle of every result. */
async function neighboursRow(library: Library): Promise<BenchRow> {
  const steps = await Promise.all(
    filters.map(async (query) => {
      const ids = await library.images.ids(query);
      return { query, id: ids[ids.length >> 1] };
    }),
  );
  const asked = steps.flatMap(({ query, id }) => (id ? [() => library.images.neighbours(id, query)] : []));
  return timesRow('image before and after one', 10, asked);
}

/** The usual time of each question, and of those the one that nineteen of twenty keep to. */
async function queryRow(
  library: Library,
  what: string,
  budget: number,
  queries: readonly ImageQuery[],
): Promise<BenchRow> {
  return timesRow(
    what,
    budget,
    queries.map((query) => () => library.images.list(query)),
  );
}

async function timesRow(
  what: string,
  budget: number,
  questions: readonly (() => Promise<unknown>)[],
): Promise<BenchRow> {
  const times: number[][] = questions.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, ask] of questions.entries()) times[index]?.push(await milliseconds(ask));
  }
  const figure = percentile95(times.map(median));
  return {
    name: `${what}, ${images.toLocaleString('en')} images, p95`,
    figure,
    unit: 'ms',
    budget,
    ok: figure <= budget,
  };
}
