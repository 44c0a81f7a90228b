import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { LibraryContext } from '../context.ts';
import { isFile, isTemporary, readIfThere } from '../files/files.ts';
import { isId, type Places, parseImageName } from '../files/places.ts';
import { storageFailure } from '../files/storageFailure.ts';

/** An image file as the folders show it. */
export interface FoundImage {
  readonly id: string;
  readonly fileName: string;
  /** By its name. */
  readonly createdAt: number;
  /** Absolute path of images/ or trash/. */
  readonly folder: string;
}

/** An image's row, as far as comparing needs it. */
export interface KnownImage {
  readonly id: string;
  readonly file_name: string;
  readonly updated_at: number;
  readonly deleted_at: number | null;
  readonly bytes: number;
}

/** What the folders and the rows say of images, and where they disagree. */
export interface Scan {
  readonly found: readonly FoundImage[];
  /** By id. */
  readonly known: ReadonlyMap<string, KnownImage>;
  /** Files without a row. */
  readonly files: readonly FoundImage[];
  /** Ids of rows whose file is gone. */
  readonly missing: readonly string[];
}

const looksAtOnce = 16;

export async function scanImages({ database, places }: LibraryContext): Promise<Scan> {
  const found = await findImages(places);
  const rows = await database.all<KnownImage>('SELECT id, file_name, updated_at, deleted_at, bytes FROM images');
  const known = new Map(rows.map((row) => [row.id, row]));
  const unseen = new Map(known);
  for (const { id } of found) unseen.delete(id);
  // Saved, or moved from one folder to the other, while these were listed: each is looked for by its name.
  const queue = new PQueue({ concurrency: looksAtOnce });
  const missing = await queue.addAll(
    [...unseen.values()].map((row) => async () => ((await hasImageFile(places, row.file_name)) ? [] : [row.id])),
  );
  return { found, known, files: found.filter(({ id }) => !known.has(id)), missing: missing.flat() };
}

/** Whether an image has its file, in whichever of the two folders. */
export async function hasImageFile({ images, trash }: Places, fileName: string): Promise<boolean> {
  // The first place again at the end: it may be on its way from the second one.
  for (const folder of [images, trash, images]) if (await isFile(join(folder, fileName))) return true;
  return false;
}

async function findImages({ images, trash }: Places): Promise<readonly FoundImage[]> {
  const folders = await Promise.all(
    [images, trash].map(async (folder) =>
      (await namesIn(folder)).flatMap((fileName): FoundImage[] => {
        const parsed = parseImageName(fileName);
        return parsed ? [{ ...parsed, fileName, folder }] : [];
      }),
    ),
  );
  return folders.flat();
}

/** The files `<id>.json` of a folder, one at a time: a turn can have megabytes. */
export async function* jsonFiles(folder: string): AsyncGenerator<{ id: string; file: string; bytes: Uint8Array }> {
  for (const file of await namesIn(folder)) {
    const id = file.replace(/\.json$/, '');
    const bytes = isId(id) ? await readIfThere(join(folder, file)) : undefined;
    if (bytes) yield { id, file, bytes };
  }
}

/** Names of a folder, without what is still being written. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !isTemporary(name));
  } catch (error) {
    throw storageFailure(error, 'The library cannot be looked through', folder);
  }
}
