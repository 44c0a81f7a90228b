import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LibraryContext } from '../../../src/library/context.ts';
import { openDatabase } from '../../../src/library/database/database.ts';
import { imageName, makePlaces } from '../../../src/library/files/places.ts';
import { insertImage } from '../../../src/library/images/imageRows.ts';
import { createImages, type Images } from '../../../src/library/images/images.ts';
import { type Library, type LibraryOptions, openLibrary } from '../../../src/library/library.ts';
import { migrations } from '../../../src/library/schema.ts';
import type { ImageFacts, ImageOptions, ImageRecord } from '../../../src/protocol/model.ts';

const databaseWorker = fileURLToPath(new URL('../../../src/library/database/databaseWorker.ts', import.meta.url));
const opened: { close(): Promise<void> }[] = [];
const folders: string[] = [];

/** A new folder, removed by `closeAll`. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  folders.push(folder);
  return folder;
}

export interface TestLibrary extends Library {
  readonly warnings: string[];
}

/** A library as the product opens it, its codecs replaced; on a clock that moves a second a look unless told. */
export async function openTest(options: Partial<LibraryOptions> = {}): Promise<TestLibrary> {
  const warnings: string[] = [];
  let clock = Date.UTC(2026, 10, 22, 12);
  const library = await openLibrary({
    folder: newFolder(),
    databaseWorker,
    imaging: { thumbnail: async () => Buffer.from('thumbnail') },
    warn: (message, error) => warnings.push(`${message} ${error instanceof Error ? error.message : ''}`),
    now: () => (clock += 1000),
    ...options,
  });
  opened.push(library);
  return { ...library, warnings };
}

type Tamper = (folder: string, sql: string, ...params: readonly (string | number)[]) => Promise<void>;

function tamperBy(steps: typeof migrations): Tamper {
  return async (folder, sql, ...params) => {
    const warn = (message: string) => assert.fail(message);
    const database = await openDatabase({ folder, workerFile: databaseWorker, migrations: steps, warn });
    await database.commit([{ sql, params }]);
    await database.close();
  };
}

/** Changes rows behind the library's back, as a broken or hostile tool would. */
export const tamper = tamperBy(migrations);

/** The same, as a version with another step of the schema would. */
export const changeByNewer = tamperBy([
  ...migrations,
  { version: (migrations.at(-1)?.version ?? 0) + 1, sql: 'CREATE TABLE later (id TEXT)' },
]);

/** What the rooms of a library work with, on a folder that may be open elsewhere. */
export async function openContext(folder: string): Promise<LibraryContext> {
  const warn = (message: string) => assert.fail(message);
  const database = await openDatabase({ folder, workerFile: databaseWorker, migrations, warn });
  opened.push(database);
  return { database, places: await makePlaces(folder), warn, now: Date.now, newId: randomUUID };
}

/** Images without files, entered a thousand at a time: for queries over many. */
export async function openRows(
  records: readonly ImageRecord[],
): Promise<Pick<Images, 'list' | 'ids' | 'neighbours' | 'update'>> {
  const context = await openContext(newFolder());
  const { database } = context;
  const statements = records.map((record) => insertImage(record, record.createdAt));
  for (let start = 0; start < statements.length; start += 1000) {
    await database.commit(statements.slice(start, start + 1000).flat());
  }
  const nothing = async () => assert.fail('not in this test');
  return createImages(context, {
    follower: { follow: () => undefined, catchUp: nothing, letGo: nothing, idle: nothing, stop: nothing },
    thumbnails: {
      file: () => assert.fail('not in this test'),
      path: nothing,
      saved: () => undefined,
      remove: nothing,
      idle: nothing,
    },
    trash: { delete: nothing, restore: nothing, purge: nothing },
  });
}

/** An image as a row would tell it. */
export function record(own: Partial<ImageRecord> = {}): ImageRecord {
  const given = facts(own);
  return {
    ...given,
    fileName: imageName({ ...given, mime: 'image/png' }),
    mime: 'image/png',
    width: 1376,
    height: 768,
    bytes: 1_000_000,
    sha256: 'ab'.repeat(32),
    favourite: false,
    tags: [],
    ...own,
  };
}

export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** The beginning of a PNG, which is all that the library looks at, and something of its own. */
export function png(width = 1024, height = 1024, content = randomUUID()): Uint8Array {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return new Uint8Array(Buffer.concat([header, size, Buffer.from(content)]));
}

/** Codecs that begin a thumbnail and finish none until they are let go: whoever removes that image has to wait. */
export function heldDrawing(): {
  readonly imaging: LibraryOptions['imaging'];
  readonly begun: Promise<void>;
  letGo(): void;
} {
  const [started, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return {
    imaging: {
      async thumbnail() {
        started.resolve();
        await held.promise;
        return Buffer.from('thumbnail');
      },
    },
    begun: started.promise,
    letGo: held.resolve,
  };
}

export const someOptions: ImageOptions = {
  model: 'gemini-nano-banana-2.1',
  aspectRatio: '16:9',
  resolution: '2K',
  responseModality: 'text+image',
  includeThoughts: false,
  googleSearch: false,
  imageSearch: false,
};

let minute = 0;

/** Facts of a generated image, each a minute later than the one before. */
export function facts(own: Partial<ImageFacts> = {}): ImageFacts {
  return {
    id: randomUUID(),
    origin: 'generated',
    createdAt: Date.UTC(2026, 9, 1) + 60_000 * minute++,
    prompt: 'A red banana on a blue table',
    options: someOptions,
    draft: false,
    references: [],
    demo: false,
    ...own,
  };
}
