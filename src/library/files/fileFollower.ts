import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryContext } from '../context.ts';
import { type ImageRow, imageColumns, toRecord } from '../images/imageRows.ts';
import { sidecarBytes } from '../images/sidecar.ts';
import { isFile, moveIfThere, removeIfThere, saveFiles } from './files.ts';
import { imageFile, parseImageName, sidecarName } from './places.ts';

/**
 * Files follow rows: after a change an image lies where its row says (images/ or trash/) and its sidecar tells what the
 * row tells. Nobody waits for it; moves that a crash leaves undone are made at the next opening.
 */
export interface FileFollower {
  follow(ids: readonly string[]): void;
  /** Sets right what lies in the wrong one of the two folders. */
  catchUp(): Promise<void>;
  /** Resolves when all files have followed. */
  idle(): Promise<void>;
}

/** A flush to the disk each: more at once would hold up other writers. */
const filesAtOnce = 4;
/** More than so many wait a moment for second thoughts: Undo finds the disk quiet, and the files where they were. */
const many = 100;
const restMs = 1_500;

export function createFileFollower({ database, places, warn }: LibraryContext): FileFollower {
  const waiting = new Set<string>();
  let working: Promise<void> | undefined;

  async function settle(id: string): Promise<void> {
    const [row] = await database.all<ImageRow>(`SELECT ${imageColumns} FROM images WHERE id = ?`, [id]);
    if (!row) return;
    const image = toRecord(row);
    const [home, away] = image.deletedAt === undefined ? [places.images, places.trash] : [places.trash, places.images];
    // Proves the name before anything is touched.
    imageFile(places, image);
    const sidecar = sidecarName(image.fileName);
    await saveFiles('The file beside an image was not updated', [
      { path: join(home, sidecar), bytes: sidecarBytes(image, row.updated_at) },
    ]);
    if (await isFile(join(home, image.fileName))) return;
    await moveIfThere(join(away, image.fileName), join(home, image.fileName));
    await removeIfThere(join(away, sidecar));
  }

  /** In rounds, so that no image is worked on twice at a time and the older of two changes cannot be written last. */
  async function work(): Promise<void> {
    while (waiting.size > 0) {
      if (waiting.size > many) await sleep(restMs);
      const round = [...waiting].values();
      waiting.clear();
      const goThrough = async () => {
        for (const id of round) {
          // Changed again meanwhile: the next round does it, once.
          if (waiting.has(id)) continue;
          await settle(id).catch((error: unknown) => warn(`The files of image ${id} do not follow its entry`, error));
        }
      };
      await Promise.all(Array.from({ length: filesAtOnce }, goThrough));
    }
  }

  function follow(ids: readonly string[]): void {
    for (const id of ids) waiting.add(id);
    working ??= work().finally(() => {
      working = undefined;
      if (waiting.size > 0) follow([]);
    });
  }

  async function findMisplaced(): Promise<readonly string[]> {
    const deleted = await database.all<{ id: string; file_name: string }>(
      'SELECT id, file_name FROM images WHERE deleted_at IS NOT NULL',
    );
    const strays = new Set((await readdir(places.trash)).filter((name) => parseImageName(name)));
    const notMoved = deleted.filter(({ file_name }) => !strays.delete(file_name)).map(({ id }) => id);
    return [...notMoved, ...[...strays].flatMap((name) => parseImageName(name)?.id ?? [])];
  }

  return {
    follow,
    async catchUp() {
      follow(await findMisplaced());
    },
    async idle() {
      await working;
    },
  };
}
