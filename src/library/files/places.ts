import { lstatSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionOf } from '../../imaging/sniff.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageMime, ImageRecord } from '../../protocol/model.ts';
import { storageFailure } from './storageFailure.ts';

/** Where the library keeps what: absolute paths, all of them inside `folder`. */
export interface Places {
  readonly folder: string;
  readonly images: string;
  readonly thumbs: string;
  readonly turns: string;
  readonly sessions: string;
  readonly templates: string;
  readonly trash: string;
  /** What waits to be sent along with a prompt. */
  readonly incoming: string;
}

/** Makes the folders. A folder that is a link to somewhere else is refused: what lies there is not the library's. */
export async function makePlaces(root: string): Promise<Places> {
  try {
    await mkdir(root, { recursive: true });
    const folder = await realpath(root);
    const place = async (name: string): Promise<string> => {
      const path = join(folder, name);
      await mkdir(path, { recursive: true });
      if ((await realpath(path)) !== path) throw outside(name);
      return path;
    };
    return {
      folder,
      images: await place('images'),
      thumbs: await place('thumbs'),
      turns: await place('turns'),
      sessions: await place('sessions'),
      templates: await place('templates'),
      trash: await place('trash'),
      incoming: await place('incoming'),
    };
  } catch (error) {
    throw storageFailure(error, 'The library cannot be opened', root);
  }
}

/** Lower case only, as this product makes them: on a disk that ignores case no two ids may name one file. */
const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const wholeId = new RegExp(`^${idPattern}$`);

export const isId = (text: unknown): text is string => typeof text === 'string' && wholeId.test(text);

/** Ids become file names, so nothing else may pass. Throws `invalidInput`. */
export function checkId(text: unknown): string {
  if (isId(text)) return text;
  throw new StudioError({ kind: 'invalidInput', message: `${JSON.stringify(text)} is not an id of the library.` });
}

/** UTC milliseconds up to the year 9999: later ones do not fit into a file name. */
export const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 253_402_300_800_000;

/** The name of an image file: when it was made, in UTC, and its id. */
export function imageName({ id, createdAt, mime }: { id: string; createdAt: number; mime: ImageMime }): string {
  return `${new Date(createdAt).toISOString().replaceAll(/[-:.]/g, '')}-${id}.${extensionOf(mime)}`;
}

const namePattern = new RegExp(
  `^(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(\\d{3})Z-(${idPattern})\\.(png|jpg|webp)$`,
);

/** Id and time of an image file by its name; undefined when the library would not have named it so. */
export function parseImageName(name: string): { readonly id: string; readonly createdAt: number } | undefined {
  const [, year, month, day, hour, minute, second, millisecond, id] = namePattern.exec(name) ?? [];
  const createdAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
  return id !== undefined && !Number.isNaN(createdAt) ? { id, createdAt } : undefined;
}

export const sidecarName = (imageFileName: string): string => `${imageFileName}.json`;

/**
 * The absolute path of an image's file, proven to be a plain file inside the library: its name must be one that the
 * library gives to this id, and no link. Deleting and restoring move files a little after the row, so both places
 * count. Throws `storage` for anything else.
 */
export function imageFile(places: Places, image: Pick<ImageRecord, 'id' | 'fileName' | 'deletedAt'>): string {
  if (parseImageName(image.fileName)?.id !== image.id) throw outside(image.fileName);
  const folders = [places.images, places.trash];
  const paths = (image.deletedAt === undefined ? folders : folders.toReversed()).map((at) => join(at, image.fileName));
  for (const path of paths) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile()) return path;
    if (found) throw outside(image.fileName);
  }
  return join(image.deletedAt === undefined ? places.images : places.trash, image.fileName);
}

const outside = (name: string): StudioError =>
  new StudioError({
    kind: 'storage',
    message: `"${name}" is not a place inside the library, so it was not touched. Rebuild the library to mend its entries.`,
  });
