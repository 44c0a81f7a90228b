import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import type {
  FacetCount,
  GalleryFacets,
  GalleryOutline,
  GalleryQuery,
  ImageKey,
  ImagesMoved,
  TagCount,
} from '../../protocol/api/gallery.ts';
import {
  type AspectRatio,
  aspectRatios,
  type ImageRecord,
  type ModelFamily,
  type Resolution,
} from '../../protocol/model.ts';
import type { LibraryContext } from '../context.ts';
import { checkId } from '../files/places.ts';
import { imageSql } from './imageQuery.ts';
import { type ImageRow, imageColumns, toRecord } from './imageRows.ts';
import { likeText } from './likeText.ts';

/** The library as the gallery looks at it: a whole result at a glance, and rows only where somebody looks. */
export interface Gallery {
  /**
   * The last one is remembered until the library changes: the pages of a window mostly ask for the same. While it keeps
   * changing, a whole one rests between two answers, or a change to all images would spend most of its time on them.
   */
  outline(query: GalleryQuery, limit?: number): Promise<GalleryOutline>;
  /** In no order; those that are not in the library are left out. */
  images(keys: readonly ImageKey[]): Promise<readonly (readonly [ImageKey, ImageRecord])[]>;
  /** In the order of the keys. */
  ids(keys: readonly ImageKey[]): Promise<readonly string[]>;
  /** Of those that are in the library. */
  keys(ids: readonly string[]): Promise<readonly (readonly [imageId: string, ImageKey])[]>;
  facets(query: GalleryQuery): Promise<Omit<GalleryFacets, 'sessions'>>;
  /** Tells the window's pages, which need not wait for their next outline to let go of images. */
  tellMoved(moved: ImagesMoved): void;
  /** Returns what stops listening. */
  onDidMove(listener: (moved: ImagesMoved) => void): () => void;
  /** Outside the trash, most used first. */
  findTags(beginning: string, most: number): Promise<readonly TagCount[]>;
}

/** Of the database's time, asking again and again takes a quarter at most. */
const restPerWork = 3;
/** Other windows' changes are to be seen within a second. */
const longestRestMs = 500;

interface Remembered {
  /** The query, as text. */
  readonly of: string;
  readonly outline: Promise<GalleryOutline>;
}

export function createGallery({ database }: Pick<LibraryContext, 'database'>): Gallery {
  const listeners = new Set<(moved: ImagesMoved) => void>();
  let last: Remembered | undefined;
  /** Not begun yet: also for whoever asks after the next change. */
  let resting: Remembered | undefined;
  let rest = { of: '', until: 0 };
  database.onDidChange(() => {
    last = undefined;
  });

  async function readOutline(query: GalleryQuery, limit: number): Promise<GalleryOutline> {
    const sql = imageSql(query);
    const [[counted], groups] = await Promise.all([
      database.all<{ total: number }>(sql.count.sql, sql.count.params),
      database.all<{ key: number; aspect_ratio: AspectRatio }>('SELECT key, aspect_ratio FROM image_groups'),
    ]);
    const total = counted?.total ?? 0;
    const outline = sql.outline(total, limit);
    const [row] = await database.all<OutlineRow>(outline.sql, outline.params);
    const shapeOf = new Map(
      groups.map(({ key, aspect_ratio }) => [key, Math.max(0, aspectRatios.indexOf(aspect_ratio))]),
    );
    const keys = Int32Array.from(numbers(row?.keys));
    // A hundred thousand numbers take some milliseconds to read: the host's other work gets its turn between.
    await breathe();
    const shapes = Uint8Array.from(numbers(row?.groups), (group) => shapeOf.get(group) ?? 0);
    await breathe();
    const places = Int32Array.from(numbers(row?.places));
    await breathe();
    return { total, keys, shapes, places };
  }

  async function readRested(query: GalleryQuery, of: string, begin: () => void): Promise<GalleryOutline> {
    const left = rest.of === of ? rest.until - performance.now() : 0;
    await (left > 0 ? sleep(left) : undefined);
    begin();
    const start = performance.now();
    const outline = await readOutline(query, -1);
    const end = performance.now();
    rest = { of, until: end + Math.min(longestRestMs, restPerWork * (end - start)) };
    return outline;
  }

  return {
    outline(query, limit = -1) {
      if (limit >= 0) return readOutline(query, limit);
      const of = JSON.stringify(query);
      const known = [last, resting].find((one) => one?.of === of);
      if (known) return known.outline;
      const begin = () => {
        if (resting === own) resting = undefined;
        last = own;
      };
      const own: Remembered = { of, outline: readRested(query, of, begin) };
      resting = own;
      own.outline.catch(() => {
        if (last === own) last = undefined;
      });
      return own.outline;
    },

    async images(keys) {
      const rows = await database.all<ImageRow & { key: number }>(
        `SELECT key, ${imageColumns} FROM images WHERE key IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(keys)],
      );
      return rows.map((row) => [row.key, toRecord(row)]);
    },

    async ids(keys) {
      const rows = await database.all<{ id: string }>(
        'SELECT images.id FROM json_each(?) AS asked CROSS JOIN images ON images.key = asked.value ORDER BY asked.key',
        [JSON.stringify(keys)],
      );
      return rows.map(({ id }) => id);
    },

    async keys(ids) {
      if (ids.length === 0) return [];
      const rows = await database.all<{ id: string; key: number }>(
        'SELECT id, key FROM images WHERE id IN (SELECT value FROM json_each(?))',
        [JSON.stringify(ids.map(checkId))],
      );
      return rows.map(({ id, key }) => [id, key]);
    },

    async facets(query) {
      const { byGroup } = imageSql(query);
      const [counts, groups] = await Promise.all([
        database.all<{ group_key: number; images: number }>(byGroup.sql, byGroup.params),
        database.all<GroupRow>('SELECT * FROM image_groups WHERE NOT draft'),
      ]);
      const imagesOf = new Map(counts.map(({ group_key, images }) => [group_key, images]));
      return facetsOf(
        query,
        groups.map((group) => ({ ...group, images: imagesOf.get(group.key) ?? 0 })),
      );
    },

    tellMoved(moved) {
      for (const listener of listeners) listener(moved);
    },
    onDidMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    findTags: (beginning, most) =>
      database.all(
        `SELECT tag, count(*) AS images FROM image_tags JOIN images ON key = image
        WHERE deleted_at IS NULL AND NOT draft AND tag LIKE ? ESCAPE '\\' GROUP BY tag ORDER BY images DESC, tag LIMIT ?`,
        [`${likeText(beginning)}%`, most],
      ),
  };
}

interface OutlineRow {
  readonly keys: string | null;
  readonly groups: string | null;
  readonly places: string | null;
}

const numbers = (list: string | null | undefined): readonly number[] => JSON.parse(`[${list ?? ''}]`);

interface GroupRow {
  readonly key: number;
  readonly deleted: number;
  readonly favourite: number;
  readonly edited: number;
  readonly model: string;
  readonly family: string;
  readonly aspect_ratio: string;
  readonly resolution: string;
  readonly images: number;
}

/** What each filter would leave, were it chosen in place of what is chosen of its kind. */
function facetsOf(query: GalleryQuery, groups: readonly GroupRow[]): Omit<GalleryFacets, 'sessions'> {
  const asked: Partial<Record<keyof GroupRow, string | number | undefined>> = {
    deleted: Number(query.deleted ?? false),
    favourite: query.favourite === undefined ? undefined : Number(query.favourite),
    edited: query.edited === undefined ? undefined : Number(query.edited),
    model: query.model,
    family: query.family,
    aspect_ratio: query.aspectRatio,
    resolution: query.resolution,
  };
  function facet<Value>(
    column: keyof GroupRow,
    toValue: (raw: string | number) => Value,
  ): readonly FacetCount<Value>[] {
    const others = Object.entries(asked).filter(([name, value]) => name !== column && value !== undefined);
    const counts = new Map<string | number, number>();
    for (const group of groups) {
      if (group[column] === '' || !others.every(([name, value]) => group[name as keyof GroupRow] === value)) continue;
      counts.set(group[column], (counts.get(group[column]) ?? 0) + group.images);
    }
    return [...counts]
      .filter(([, images]) => images > 0)
      .sort(([, left], [, right]) => right - left)
      .map(([raw, images]) => ({ value: toValue(raw), images }));
  }
  return {
    models: facet('model', String),
    families: facet('family', (raw) => raw as ModelFamily),
    aspectRatios: facet('aspect_ratio', (raw) => raw as AspectRatio),
    resolutions: facet('resolution', (raw) => raw as Resolution),
    edited: facet('edited', (raw) => raw === 1),
    favourite: facet('favourite', (raw) => raw === 1),
    deleted: facet('deleted', (raw) => raw === 1),
  };
}
