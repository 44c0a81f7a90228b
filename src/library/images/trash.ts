import { join } from 'node:path';
import { StudioError } from '../../protocol/failure.ts';
import type { LibraryContext } from '../context.ts';
import type { SqlValue } from '../database/sql.ts';
import type { FileFollower } from '../files/fileFollower.ts';
import { removeIfThere } from '../files/files.ts';
import { checkId, imageFile, sidecarName } from '../files/places.ts';
import type { Turns } from '../turns.ts';
import { type ImageRow, imageColumns, toRecord } from './imageRows.ts';
import type { Thumbnails } from './thumbnails.ts';

export interface Trash {
  /** Marks the images at once; their files move to trash/ in the background. */
  delete(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /**
   * Removes images of the trash for good, files and all. The only thing in the library that does. What is outside of it,
   * restored a moment ago perhaps, stays.
   */
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
      const asked = ids.map(checkId);
      await follower.letGo(asked);
      const gone: ImageRow[] = [];
      // Takes a while for many; so each row is read again right before its files go.
      for (const id of asked) {
        const sql = `SELECT ${imageColumns} FROM images WHERE id = ? AND deleted_at IS NOT NULL`;
        const [row] = await database.all<ImageRow>(sql, [id]);
        if (row) await removeFiles(row);
        if (row) gone.push(row);
        else follower.follow([id]);
      }
      // Should the files go and the rows stay, these are in the trash, where purging can be repeated.
      const inTrash = `${isOneOf} AND deleted_at IS NOT NULL`;
      const param = idsParam(gone.map(({ id }) => id));
      await database.commit([
        {
          sql: `DELETE FROM image_versions WHERE image_id IN (SELECT id FROM images WHERE ${inTrash})`,
          params: [param],
        },
        { sql: `DELETE FROM images WHERE ${inTrash}`, params: [param] },
      ]);
      await turns.removeUnused(gone.flatMap(({ turn_id }) => turn_id ?? []));
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
