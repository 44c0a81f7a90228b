import { join } from 'node:path';
import { StudioError } from '../protocol/failure.ts';
import type { LibraryContext } from './context.ts';
import type { SqlValue } from './database/sql.ts';
import type { FileFollower } from './fileFollower.ts';
import { removeIfThere } from './files.ts';
import { type ImageRow, imageColumns, toRecord } from './imageRows.ts';
import { checkId, imageFile, sidecarName } from './places.ts';
import type { Thumbnails } from './thumbnails.ts';
import type { Turns } from './turns.ts';

export interface Trash {
  /** Marks the images at once; their files move to trash/ in the background. */
  delete(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /** Removes images for good, files and all. The only thing in the library that does. */
  purge(ids: readonly string[]): Promise<void>;
}

export function createTrash(
  context: LibraryContext,
  { follower, thumbnails, turns }: { follower: FileFollower; thumbnails: Thumbnails; turns: Turns },
): Trash {
  const { database, places, now } = context;

  async function removeFiles(row: ImageRow): Promise<void> {
    const image = toRecord(row);
    // Proves the name before anything is touched.
    imageFile(places, image);
    for (const folder of [places.images, places.trash]) {
      await removeIfThere(join(folder, image.fileName));
      await removeIfThere(join(folder, sidecarName(image.fileName)));
    }
    await thumbnails.remove(image.id);
  }

  return {
    async delete(ids) {
      const at = now();
      const param = idsParam(ids);
      await changeImages(context, 'deleted_at = coalesce(deleted_at, ?), updated_at = ?', [at, at], param);
      follower.follow(ids);
    },
    async restore(ids) {
      await changeImages(context, 'deleted_at = NULL, updated_at = ?', [now()], idsParam(ids));
      follower.follow(ids);
    },
    async purge(ids) {
      const param = idsParam(ids);
      const at = now();
      // Marked first: should the files go and the rows stay, these are in the trash, where purging can be repeated.
      await changeImages(context, 'deleted_at = coalesce(deleted_at, ?), updated_at = ?', [at, at], param);
      await follower.idle();
      const rows = await database.all<ImageRow>(`SELECT ${imageColumns} FROM images WHERE ${isOneOf}`, [param]);
      for (const row of rows) await removeFiles(row);
      await database.commit([
        { sql: 'DELETE FROM image_versions WHERE image_id IN (SELECT value FROM json_each(?))', params: [param] },
        { sql: `DELETE FROM images WHERE ${isOneOf}`, params: [param] },
      ]);
      await turns.removeUnused(rows.flatMap(({ turn_id }) => turn_id ?? []));
    },
  };
}

/** One statement however many images: ids travel as a JSON list. */
const isOneOf = 'id IN (SELECT value FROM json_each(?))';

/** The ids, proven, as a bound value. Throws `invalidInput`. */
export const idsParam = (ids: readonly string[]): string => JSON.stringify(ids.map(checkId));

/** Changes columns of images. Rejects with `notFound` when the library has none of them. */
export async function changeImages(
  { database }: Pick<LibraryContext, 'database'>,
  assignments: string,
  values: readonly SqlValue[],
  ids: string,
): Promise<void> {
  const sql = `UPDATE images SET ${assignments} WHERE ${isOneOf}`;
  const [changed] = await database.commit([{ sql, params: [...values, ids] }]);
  if (changed === 0 && ids !== '[]') {
    throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
  }
}
