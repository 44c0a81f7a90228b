import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toFailure } from '../../protocol/failure.ts';
import type { LibraryContext } from '../context.ts';
import { isFile, removeIfThere, saveFiles } from '../files/files.ts';
import { checkId } from '../files/places.ts';

export interface Thumbnails {
  /** Where an image's thumbnail lies once it has been made. */
  file(id: string): string;
  /** The absolute path of an image's thumbnail, made at the first asking; a broken image answers a placeholder. */
  path(id: string): Promise<string>;
  /** This window saved the image, so others leave it to this one; `soonSeen`: made before anybody asks. */
  saved(id: string, soonSeen: boolean): void;
  remove(id: string): Promise<void>;
  /** Resolves when nothing is being made. */
  idle(): Promise<void>;
}

export interface ThumbnailSource {
  thumbnail(bytes: Uint8Array): Promise<Uint8Array>;
  read(id: string): Promise<Uint8Array>;
  /** While the whole file is at hand: whether its entry tells its size. */
  measure(id: string, bytes: Uint8Array): Promise<void>;
}

/** More at once, as of an import, are made when they are looked at. */
const mostBegun = 3;
/** Another window may be at work on a younger one, and has that long before this one does it too. */
const freshMs = 3_000;
const mostWaitMs = 1_500;
const lookAgainMs = 20;

/** A picture with a torn corner, in a grey that is seen on light and dark. */
const placeholder = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="#808080" stroke-width="2"
 stroke-linejoin="round"><path d="M12 12h28l-4 7 7 4-3 7 12-2v24H12z"/><path d="m16 46 10-12 8 9 5-5 9 8"/></svg>
`;

/** Asks for one image at a time share one job, and a broken image is tried once a session. */
export function createThumbnails({ places, database, warn, now }: LibraryContext, source: ThumbnailSource): Thumbnails {
  const underWay = new Map<string, Promise<string>>();
  const broken = new Set<string>();
  const savedHere = new Set<string>();
  const pathOf = (id: string): string => join(places.thumbs, `${checkId(id)}.webp`);

  function share(id: string, work: () => Promise<string>): Promise<string> {
    const job = underWay.get(id) ?? work().finally(() => underWay.delete(id));
    underWay.set(id, job);
    return job;
  }

  async function make(id: string): Promise<string> {
    try {
      const original = await source.read(id);
      const bytes = await source.thumbnail(original);
      await saveFiles('A thumbnail was not saved', [{ path: pathOf(id), bytes }]);
      await source.measure(id, original).catch((error: unknown) => warn(`Image ${id} was not measured`, error));
      return pathOf(id);
    } catch (error) {
      warn(`Image ${id} has no thumbnail`, error);
      const { retryable, kind } = toFailure(error);
      // A file that is gone may be found again.
      if (!retryable && kind !== 'notFound') broken.add(id);
      return placeholderPath();
    }
  }

  /** Looks whether the window that saved the image makes it. */
  async function comes(id: string): Promise<boolean> {
    if (savedHere.has(id)) return false;
    const fresh = await database.all('SELECT 1 FROM images WHERE id = ? AND created_at > ?', [id, now() - freshMs]);
    if (fresh.length === 0) return false;
    for (const giveUp = performance.now() + mostWaitMs; performance.now() < giveUp; await sleep(lookAgainMs))
      if (await isFile(pathOf(id))) return true;
    return false;
  }

  async function placeholderPath(): Promise<string> {
    const path = join(places.thumbs, 'broken.svg');
    if (!(await isFile(path)))
      await saveFiles('A thumbnail was not saved', [{ path, bytes: Buffer.from(placeholder) }]);
    return path;
  }

  return {
    file: pathOf,
    async path(id) {
      if (await isFile(pathOf(id))) return pathOf(id);
      if (broken.has(id)) return placeholderPath();
      return share(id, async () => ((await comes(id)) ? pathOf(id) : make(id)));
    },
    saved(id, soonSeen) {
      savedHere.add(id);
      // Older ones nobody waits for.
      setTimeout(() => savedHere.delete(id), freshMs).unref();
      // Whoever asks for it is told why there is none.
      if (soonSeen && underWay.size < mostBegun) share(id, () => make(id)).catch(() => undefined);
    },
    async remove(id) {
      await Promise.allSettled([underWay.get(id)]);
      await removeIfThere(pathOf(id));
    },
    async idle() {
      await Promise.allSettled(underWay.values());
    },
  };
}
