import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cache } from '../../scripts/folders.ts';
import { createFolder, epochFiles } from '../../src/library/database/epochFiles.ts';
import type { Statement } from '../../src/library/database/sql.ts';
import { loadSqlEngine } from '../../src/library/database/sqlEngine.ts';
import { imageName } from '../../src/library/files/places.ts';
import { insertImage } from '../../src/library/images/imageRows.ts';
import { migrations } from '../../src/library/schema.ts';
import { catalog } from '../../src/protocol/catalog.ts';
import { type AspectRatio, aspectRatios, type ImageRecord } from '../../src/protocol/model.ts';
import { documentedSize } from '../../src/protocol/pixels.ts';

/**
 * Writes a library's database with so many images into a folder, as a compaction would have left it. Entering 100,000 takes
 * some 20 seconds, so the snapshot is kept for the next time.
 */
export async function makeBigLibrary(folder: string, images: number): Promise<void> {
  await createFolder(folder);
  const files = epochFiles(folder);
  await files.createJournal(2);
  await files.publishSnapshot(2, await snapshotOf(images));
}

/** What the rows of a snapshot depend on: a kept one is no use once any of it has changed. */
const sources = [
  './bigLibrary.ts',
  '../../src/library/schema.ts',
  '../../src/library/images/imageRows.ts',
  '../../src/protocol/catalog.ts',
];

async function snapshotOf(images: number): Promise<Uint8Array> {
  const texts = await Promise.all(sources.map((name) => readFile(new URL(name, import.meta.url))));
  const made = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
  const kept = join(cache, 'libraries', `${images}-${made}.sqlite`);
  const known = await readFile(kept).catch(() => undefined);
  if (known) return known;
  const snapshot = await enterImages(images);
  await mkdir(dirname(kept), { recursive: true });
  for (const name of await readdir(dirname(kept)))
    if (!name.endsWith(`${made}.sqlite`)) await rm(join(dirname(kept), name));
  await writeFile(`${kept}.new`, snapshot);
  await rename(`${kept}.new`, kept);
  return snapshot;
}

async function enterImages(images: number): Promise<Uint8Array> {
  const openEngine = await loadSqlEngine(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  const engine = openEngine();
  for (const migration of migrations) engine.migrate(migration);
  const perRecord = 500;
  for (let first = 0; first < images; first += perRecord) {
    const statements = Array.from({ length: Math.min(perRecord, images - first) }, (_, index) =>
      imageStatements(first + index),
    );
    engine.apply([
      { by: 'builder', n: first + 1, groups: [statements.flat().map(({ sql, params = [] }) => [sql, params])] },
    ]);
  }
  const snapshot = engine.export();
  engine.close();
  return snapshot;
}

/** What entering the n-th image commits. */
export const imageStatements = (n: number): readonly Statement[] => insertImage(imageRecord(n), 1_700_000_000_000 + n);

const words =
  'lighthouse storm orange cat harbour painted glass forest misty morning neon street portrait of an old sailor with soft light and detailed texture watercolour isometric city at night reflection in the rain copper robot tea ceremony paper boat'.split(
    ' ',
  );

/** Looks random, is the same every time. */
const pick = <T>(from: readonly T[], seed: number): T => from[(Math.imul(seed, 2654435761) >>> 8) % from.length] as T;

export function imageRecord(n: number): ImageRecord & { readonly options: { readonly aspectRatio: AspectRatio } } {
  const id = uuid(n);
  const createdAt = 1_700_000_000_000 + n * 60_000;
  const aspectRatio = pick(aspectRatios, n + 1);
  const prompt =
    Array.from({ length: 70 }, (_, index) => pick(words, n * 97 + index)).join(' ') +
    (n % 5000 === 17 ? ' zanzibar' : '');
  const model = pick(catalog, n);
  return {
    id,
    origin: n % 4 === 0 ? 'edited' : 'generated',
    createdAt,
    prompt,
    options: {
      model: model.id,
      aspectRatio,
      resolution: '1K',
      responseModality: 'text+image',
      includeThoughts: false,
      googleSearch: n % 9 === 0,
      imageSearch: false,
    },
    ...(n % 4 === 0 && n > 0 ? { parentId: uuid(n - 1) } : {}),
    ...(n % 3 === 0 ? { sessionId: uuid(1_000_000_000 + Math.floor(n / 30)) } : {}),
    turnId: uuid(2_000_000_000 + n),
    draft: false,
    references: [],
    usage: {
      input: 140,
      inputImage: 0,
      cached: 0,
      outputImage: 1120,
      outputText: 12,
      thinking: 300,
      total: 1572,
      searchQueries: 0,
    },
    costUSD: 0.0336,
    durationMs: 21_000,
    demo: false,
    fileName: imageName({ id, createdAt, mime: 'image/jpeg' }),
    mime: 'image/jpeg',
    ...documentedSize(model.id, aspectRatio, '1K'),
    bytes: 900_000 + n,
    sha256: createHash('sha256').update(id).digest('hex'),
    favourite: n % 50 === 0,
    tags: n % 7 === 0 ? [pick(words, n), 'kept'] : [],
  };
}

function uuid(n: number): string {
  const hex = createHash('md5').update(String(n)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
