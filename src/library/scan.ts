import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryContext } from './context.ts';
import { isTemporary, readIfThere } from './files.ts';
import { isId, type Places, parseImageName } from './places.ts';
import { storageFailure } from './storageFailure.ts';

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

/** Files without a row, and rows without a file. */
export interface Orphans {
  readonly files: readonly FoundImage[];
  /** Ids of images whose file is gone. */
  readonly missing: readonly string[];
}

export async function findImages({ images, trash }: Places): Promise<readonly FoundImage[]> {
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

export async function knownImages({ database }: LibraryContext): Promise<ReadonlyMap<string, KnownImage>> {
  const rows = await database.all<KnownImage>('SELECT id, file_name, updated_at, deleted_at, bytes FROM images');
  return new Map(rows.map((row) => [row.id, row]));
}

export function compare(found: readonly FoundImage[], known: ReadonlyMap<string, KnownImage>): Orphans {
  const missing = new Set(known.keys());
  for (const { id } of found) missing.delete(id);
  return { files: found.filter(({ id }) => !known.has(id)), missing: [...missing] };
}

export async function findOrphans(context: LibraryContext): Promise<Orphans> {
  return compare(await findImages(context.places), await knownImages(context));
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
