import { basename, join } from 'node:path';
import { seenSize } from '../../imaging/metadata.ts';
import { sniff } from '../../imaging/sniff.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageFacts, ImagePage, ImageQuery, ImageRecord } from '../../protocol/model.ts';
import type { LibraryContext } from '../context.ts';
import type { FileFollower } from '../files/fileFollower.ts';
import { readIfThere, saveFiles } from '../files/files.ts';
import { checkId, imageFile } from '../files/places.ts';
import { sha256Of } from '../files/sha256.ts';
import { hasImageFile } from '../rebuild/scan.ts';
import { addImage } from './addImage.ts';
import { type CursorRow, imageSql } from './imageQuery.ts';
import { type ImageRow, imageColumns, reshapeImage, toRecord } from './imageRows.ts';
import { addTag, cleanTags, mostTags, removeTag } from './tags.ts';
import type { Thumbnails } from './thumbnails.ts';
import { changeImages, idsParam, type Trash } from './trash.ts';

/** The library's images. Ids that are no uuids reject with `invalidInput`. */
export interface Images extends Trash {
  /**
   * Keeps an image byte for byte, with its sidecar, and enters it: on disk when resolved. `id` and `createdAt` are the
   * caller's; knowing `sha256` already saves some 10 ms of a 4K image, and of what is `soonSeen` the thumbnail
   * begins at once. Rejects with `invalidInput` for what is no PNG, JPEG or WebP, with `storage` when it cannot be kept.
   */
  add(
    bytes: Uint8Array,
    facts: ImageFacts,
    more?: { readonly sha256?: string; readonly tags?: readonly string[]; readonly soonSeen?: boolean },
  ): Promise<ImageRecord>;
  get(id: string): Promise<ImageRecord | undefined>;
  list(query: ImageQuery): Promise<ImagePage>;
  /** All that the query has, in its order; `after` and `limit` do not count. */
  ids(query: ImageQuery): Promise<readonly string[]>;
  /** What stands before and after an image in a result, whether the image itself is in it or not. Two reads of one row. */
  neighbours(id: string, query: ImageQuery): Promise<Neighbours>;
  /** An image with these bytes, the oldest, and one in the trash only when there is no other. */
  findByHash(sha256: string): Promise<ImageRecord | undefined>;
  /** The whole tree of versions that the image belongs to, oldest first, without drafts. */
  versions(id: string): Promise<readonly ImageRecord[]>;
  /** `tags` replaces all. The sidecars follow in the background. */
  update(
    ids: readonly string[],
    change: { readonly favourite?: boolean; readonly tags?: readonly string[] },
  ): Promise<void>;
  /** Adds and removes single tags, the others stay. An image that has its most tags already gets no more. */
  tag(
    ids: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<void>;
  /** Gives an image its file again. Rejects with `invalidInput` for another picture than the one it was. */
  putBack(id: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as they were received. Rejects with `notFound`. */
  read(id: string): Promise<Uint8Array>;
  /** Absolute path, proven inside the library. Throws `storage` for a record that was tampered with. */
  file(image: Pick<ImageRecord, 'id' | 'fileName' | 'deletedAt'>): string;
  /** Whether its file is there, in whichever of the two folders. */
  hasFile(image: Pick<ImageRecord, 'fileName'>): Promise<boolean>;
  /** Absolute path of a small WebP, made at the first asking; a placeholder for an image that cannot be read. */
  thumbnail(id: string): Promise<string>;
  /** The same, made anew, and the entry measured by the file: when the two are not of one shape, one of them is old. */
  mendThumbnail(id: string): Promise<string>;
  /** Corrects the size in an entry from before a camera's turn was read. */
  measure(id: string, bytes: Uint8Array): Promise<void>;
  /** Where that WebP lies once it has been made: known without a look at the disk, and it never changes. */
  thumbnailFile(id: string): string;
}

export interface Neighbours {
  readonly previous?: ImageRecord;
  readonly next?: ImageRecord;
}

const standardLimit = 200;
const largestLimit = 1000;

export function createImages(
  context: LibraryContext,
  { follower, thumbnails, trash }: { follower: FileFollower; thumbnails: Thumbnails; trash: Trash },
): Images {
  const { database, places, now } = context;

  async function one(rest: string, params: readonly string[]): Promise<ImageRecord | undefined> {
    const [row] = await database.all<ImageRow>(`SELECT ${imageColumns} FROM images ${rest}`, params);
    return row && toRecord(row);
  }

  const get = async (id: string) => one('WHERE id = ?', [checkId(id)]);

  async function count({ count }: ReturnType<typeof imageSql>): Promise<number> {
    const [row] = await database.all<{ total: number }>(count.sql, count.params);
    return row?.total ?? 0;
  }

  async function read(id: string): Promise<Uint8Array> {
    const image = await get(id);
    // Twice: its file may be on its way between the two folders.
    const look = async () => image && (await readIfThere(imageFile(places, image)));
    const bytes = (await look()) ?? (await look());
    if (bytes) return bytes;
    const message = image
      ? `The file of this image is missing: ${image.fileName}.`
      : 'That image is not in the library.';
    throw new StudioError({ kind: 'notFound', message });
  }

  async function measure(id: string, bytes: Uint8Array): Promise<void> {
    const [image, sniffed] = [await get(id), sniff(bytes)];
    const size = sniffed && seenSize(sniffed, bytes);
    if (!image || !size || (image.width === size.width && image.height === size.height)) return;
    await database.commit([reshapeImage({ ...image, ...size }, now())]);
    follower.follow([id]);
  }

  return {
    ...trash,
    get,
    read,
    measure,
    async mendThumbnail(id) {
      await measure(id, await read(id));
      await thumbnails.remove(id);
      return thumbnails.path(id);
    },
    async add(bytes, facts, more) {
      const image = await addImage(context, bytes, facts, more);
      thumbnails.saved(image.id, more?.soonSeen === true);
      return image;
    },

    async list(query) {
      const { limit = standardLimit } = query;
      if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit) {
        throw new StudioError({
          kind: 'invalidInput',
          message: `A page has 1 to ${largestLimit} images, not ${limit}.`,
        });
      }
      const sql = imageSql(query);
      const total = await count(sql);
      const page = sql.page(imageColumns, total, limit + 1);
      const rows = await database.all<ImageRow & CursorRow>(page.sql, page.params);
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return { images: shown.map(toRecord), total, ...(last && rows.length > limit && { next: sql.next(last) }) };
    },

    async ids({ after: _, ...query }) {
      const sql = imageSql(query);
      const everything = sql.page('id', await count(sql), -1);
      return (await database.all<{ id: string }>(everything.sql, everything.params)).map(({ id }) => id);
    },

    async neighbours(id, query) {
      const [here] = await database.all<CursorRow>(
        'SELECT id, image_order.created_at, edits FROM images JOIN image_order USING (key) WHERE id = ?',
        [checkId(id)],
      );
      if (!here) return {};
      const whole = imageSql(query);
      const total = await count(whole);
      const beside = async (backwards: boolean): Promise<ImageRecord | undefined> => {
        const page = imageSql({ ...query, after: whole.next(here) }, backwards).page(imageColumns, total, 1);
        const [row] = await database.all<ImageRow>(page.sql, page.params);
        return row && toRecord(row);
      };
      const [previous, next] = await Promise.all([beside(true), beside(false)]);
      return { ...(previous && { previous }), ...(next && { next }) };
    },

    findByHash: (sha256) =>
      one(
        'WHERE substr(sha256, 1, 12) = substr(?, 1, 12) AND sha256 = ? ORDER BY deleted_at IS NOT NULL, created_at LIMIT 1',
        [sha256, sha256],
      ),

    async versions(id) {
      const rows = await database.all<ImageRow>(
        `WITH RECURSIVE
          line(id) AS (VALUES (?) UNION SELECT parent_id FROM image_versions JOIN line ON image_id = line.id),
          tree(id) AS (SELECT id FROM line UNION SELECT image_id FROM image_versions JOIN tree ON parent_id = tree.id)
        SELECT ${imageColumns} FROM images WHERE id IN (SELECT id FROM tree) AND (NOT draft OR id = ?)
        ORDER BY created_at, images.id`,
        [checkId(id), id],
      );
      return rows.map(toRecord);
    },

    async update(ids, { favourite, tags }) {
      const values = [
        ...(favourite === undefined ? [] : [{ column: 'favourite', value: Number(favourite) }]),
        ...(tags === undefined ? [] : [{ column: 'tags', value: JSON.stringify(cleanTags(tags)) }]),
        { column: 'updated_at', value: now() },
      ];
      await changeImages(
        context,
        values.map(({ column }) => `${column} = ?`).join(', '),
        values.map(({ value }) => value),
        idsParam(ids),
      );
      follower.follow(ids);
    },

    async tag(ids, { add, remove }) {
      const [param, at] = [idsParam(ids), now()];
      await database.commit([
        ...cleanTags(remove).map((tag) => ({ sql: removeTag, params: [tag, at, param, tag] })),
        ...cleanTags(add).map((tag) => ({ sql: addTag, params: [tag, at, param, tag, mostTags] })),
      ]);
      follower.follow(ids);
    },

    async putBack(id, bytes) {
      const image = await get(id);
      if (!image) throw new StudioError({ kind: 'notFound', message: 'That image is not in the library.' });
      if ((await sha256Of(bytes)) !== image.sha256) {
        throw new StudioError({
          kind: 'invalidInput',
          message: 'That file is another image, or the same one saved anew. Import it as an image of its own.',
        });
      }
      const folder = image.deletedAt === undefined ? places.images : places.trash;
      await saveFiles('The image was not saved', [{ path: join(folder, basename(imageFile(places, image))), bytes }]);
      follower.follow([id]);
    },

    file: (image) => imageFile(places, image),
    hasFile: ({ fileName }) => hasImageFile(places, fileName),
    thumbnail: (id) => thumbnails.path(id),
    thumbnailFile: (id) => thumbnails.file(id),
  };
}
