import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LibraryContext } from '../context.ts';
import { type ImageRow, imageColumns, toRecord } from '../images/imageRows.ts';
import { sidecarBytes } from '../images/sidecar.ts';
import { isFile, moveIfThere, removeIfThere, saveFiles } from './files.ts';
import { createFollowMark } from './followMark.ts';
import { imageFile, sidecarName } from './places.ts';
import { findChanged, findMisplaced } from './unfollowed.ts';

/**
 * Files follow rows: after a change an image lies where its row says (images/ or trash/) and its sidecar tells what the
 * row tells. Nobody waits for it; what is left undone when a process goes away is done at the next opening.
 */
export interface FileFollower {
  follow(ids: readonly string[]): void;
  /** What was left undone: what lies in the wrong one of the two folders, and sidecars that may be old. */
  catchUp(): Promise<void>;
  /** Of these images nothing is touched any more, until they are to follow again. */
  letGo(ids: readonly string[]): Promise<void>;
  /** Resolves when all files have followed. */
  idle(): Promise<void>;
  /** Resolves within seconds: what is left then follows at the next opening. */
  stop(): Promise<void>;
}

/** A flush to the disk each: more at once would hold up other writers. */
const filesAtOnce = 4;
/** Read in one go. */
const rowsAtOnce = 64;
/**
 * More than so many wait for the end of it, and for second thoughts: neither the rest of a change to all images nor its
 * Undo has to share the disk with them.
 */
const many = 100;
const restMs = 1_500;
const lookAgainMs = 100;
/** VS Code gives a closing window some seconds for everything. */
const hurryMs = 2_000;

export function createFileFollower(context: LibraryContext): FileFollower {
  const { database, places, warn } = context;
  const mark = createFollowMark(context);
  const waiting = new Set<string>();
  let askedAt = 0;
  let working: Promise<void> | undefined;
  let inHand: Promise<unknown> = Promise.resolve();
  let inHurry = false;
  let stopped = false;

  async function settle(row: ImageRow): Promise<void> {
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

  async function settleAll(ids: readonly string[]): Promise<void> {
    const rows = await database.all<ImageRow>(
      `SELECT ${imageColumns} FROM images WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(ids)],
    );
    const left = rows.values();
    const goThrough = async () => {
      for (const row of left) {
        // Changed again meanwhile: its turn comes, with another row.
        if (waiting.has(row.id)) continue;
        await settle(row).catch((error: unknown) =>
          warn(`The files of image ${row.id} do not follow its entry`, error),
        );
      }
    };
    await Promise.all(Array.from({ length: filesAtOnce }, goThrough));
  }

  /** Some at a time and no others meanwhile, so that the older of two changes cannot be written last. */
  async function work(): Promise<void> {
    let missed = false;
    while (waiting.size > 0 && !stopped) {
      if (waiting.size > many) {
        await mark
          .leave()
          .catch((error: unknown) => warn('A closed window would leave files behind their entries', error));
        await quiet();
      }
      const ids: string[] = [];
      for (const id of waiting) {
        if (ids.push(id) === rowsAtOnce) break;
      }
      for (const id of ids) waiting.delete(id);
      inHand = settleAll(ids).catch((error: unknown) => {
        missed = true;
        warn('The files of some images do not follow their entries', error);
      });
      await inHand;
    }
    if (waiting.size === 0 && !missed) await mark.remove();
  }

  /** Until nothing has been asked for a while. */
  async function quiet(): Promise<void> {
    while (!inHurry && performance.now() < askedAt + restMs) await sleep(lookAgainMs);
  }

  function follow(ids: readonly string[]): void {
    for (const id of ids) waiting.add(id);
    if (ids.length > 0) askedAt = performance.now();
    begin();
  }

  function begin(): void {
    working ??= work()
      .catch((error: unknown) => warn('What is still to be done in the library was not noted', error))
      .finally(() => {
        working = undefined;
        if (waiting.size > 0 && !stopped) begin();
      });
  }

  return {
    follow,
    async catchUp() {
      // What a newer version wrote beside its images, this one cannot write again.
      if (database.state === 'readOnly') return;
      const since = await mark.takeOver();
      const changed = since === undefined ? [] : await findChanged(context, since);
      follow([...(await findMisplaced(context)), ...changed]);
    },
    async letGo(ids) {
      for (const id of ids) waiting.delete(id);
      await inHand;
    },
    async idle() {
      while (working) await working;
    },
    async stop() {
      inHurry = true;
      const enough = setTimeout(() => {
        stopped = true;
      }, hurryMs);
      while (working) await working;
      clearTimeout(enough);
    },
  };
}
