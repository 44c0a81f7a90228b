import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import type { FilesTotals, LibraryStats } from '../protocol/api/reports.ts';
import type { LibraryContext } from './context.ts';
import { type Places, parseImageName } from './files/places.ts';
import { errorCode, storageFailure } from './files/storageFailure.ts';
import { scanImages } from './rebuild/scan.ts';

const statsAtOnce = 16;

/** Looks at every file but the originals, whose size the entries know: seconds for a hundred thousand images. */
export async function libraryStats(context: LibraryContext): Promise<LibraryStats> {
  const { database, places } = context;
  const [[images], months, [sessions], scan, trash, thumbnails, turns, databaseFiles] = await Promise.all([
    database.all<FilesTotals & { favourites: number }>(
      `SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes, coalesce(sum(favourite), 0) AS favourites
      FROM images WHERE deleted_at IS NULL`,
    ),
    database.all<FilesTotals & { month: string }>(
      `SELECT strftime('%Y-%m', created_at / 1000, 'unixepoch') AS month, count(*) AS files, sum(bytes) AS bytes
      FROM images WHERE deleted_at IS NULL GROUP BY month ORDER BY month`,
    ),
    database.all<{ sessions: number }>('SELECT count(*) AS sessions FROM sessions WHERE deleted_at IS NULL'),
    scanImages(context),
    filesIn(places.trash, (name) => parseImageName(name) !== undefined),
    filesIn(places.thumbs),
    filesIn(places.turns),
    databaseIn(places),
  ]);
  const { favourites = 0, files = 0, bytes = 0 } = images ?? {};
  return {
    images: { files, bytes },
    trash,
    thumbnails,
    turns,
    database: databaseFiles,
    favourites,
    sessions: sessions?.sessions ?? 0,
    months,
    orphans: scan.files.length,
    missing: scan.missing.length,
  };
}

/** The database lies beside the folders. */
const databaseIn = ({ folder }: Places) => filesIn(folder, (name) => /\.(sqlite|log)/.test(name));

async function filesIn(folder: string, counts: (name: string) => boolean = () => true): Promise<FilesTotals> {
  const queue = new PQueue({ concurrency: statsAtOnce });
  try {
    const names = (await readdir(folder)).filter(counts);
    const sizes = await queue.addAll(names.map((name) => () => sizeOf(join(folder, name))));
    const there = sizes.filter((size) => size !== undefined);
    return { files: there.length, bytes: there.reduce((sum, size) => sum + size, 0) };
  } catch (error) {
    throw storageFailure(error, 'The library cannot be measured', folder);
  }
}

/** Undefined for what went away since the folder was listed, as old journals do. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
