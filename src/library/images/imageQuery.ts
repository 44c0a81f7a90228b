import { StudioError } from '../../protocol/failure.ts';
import type { ImageQuery } from '../../protocol/model.ts';
import type { SqlValue } from '../database/sql.ts';
import { type KeySet, textKeys } from './searchText.ts';

/** A query of images as SQL: what to count, and what to read of it. */
export interface ImageSql {
  /** Answers one row with `total`. */
  readonly count: Sql;
  /** Rows in order, from the cursor on. `total` decides how to go about it. */
  page(columns: string, total: number, limit: number): Sql;
  /** The cursor that follows a row. */
  next(row: CursorRow): string;
  /**
   * One row with what gives each image of the result its place: `keys`, `groups` and `places` (UTC minutes, or edits),
   * each a text with commas. As text SQLite gathers a hundred thousand in the time in which it answers a few thousand
   * rows. Images of the same millisecond come in another order than on pages.
   */
  outline(total: number, limit: number): Sql;
  /** How many images of each group the query has, its conditions on what groups share left out: group_key, images. */
  readonly byGroup: Sql;
}

export interface Sql {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** What a row of a page has besides the columns that were asked for. */
export interface CursorRow {
  readonly id: string;
  readonly created_at: number;
  readonly edits: number;
}

/**
 * Up to so many hits are fetched and sorted; beyond, walking the index of the order finds a page sooner. Without
 * statistics SQLite cannot tell the two apart, so it is told.
 */
const fewHits = 2000;

/** Throws `invalidInput` for a cursor that is not one. `backwards`: from the cursor towards the beginning. */
export function imageSql(query: ImageQuery, backwards = false): ImageSql {
  const group = groupCondition(query);
  const sets = keySets(query);
  // The cheaper question first: SQLite asks them of each row in this order.
  const conditions = [...timeConditions(query), inGroups(group)];
  const order = (backwards ? reversed : orders)[query.sort ?? 'newest'];
  const ofEach = [...timeConditions(query), ...sets.map(isIn)];

  return {
    count:
      sets.length === 0 && query.from === undefined && query.to === undefined
        ? { sql: `SELECT coalesce(sum(images), 0) AS total FROM image_groups WHERE ${group.sql}`, params: group.params }
        : countOf(sets, conditions),
    page(columns, total, limit) {
      const isWalk = total > fewHits;
      const all = [...conditions, ...sets.map(isWalk ? has : isIn)];
      if (query.after !== undefined) all.push(order.after(readCursor(query.after)));
      return {
        sql: `SELECT ${columns}, edits FROM image_order ${isWalk ? `INDEXED BY ${order.index}` : ''}
CROSS JOIN images ON images.key = image_order.key WHERE ${join(all)} ORDER BY ${order.by} LIMIT ?`,
        params: [...paramsOf(all), limit],
      };
    },
    next: ({ edits, created_at, id }) =>
      Buffer.from(JSON.stringify([edits, created_at, id] satisfies Cursor)).toString('base64url'),
    outline(total, limit) {
      const isWalk = total > fewHits;
      const isHead = isWalk && limit >= 0;
      const all = [...conditions, ...sets.map(isHead ? has : isIn)];
      return {
        sql: `SELECT group_concat(key) AS keys, group_concat(group_key) AS groups, group_concat(place) AS places FROM (
          SELECT image_order.key, group_key, ${order.place} AS place
          FROM image_order ${isWalk ? `INDEXED BY ${order.index}` : ''}
          ${isHead ? 'CROSS JOIN images ON images.key = image_order.key' : ''}
          WHERE ${join(all)} ORDER BY ${order.alongIndex} LIMIT ?)`,
        params: [...paramsOf(all), limit],
      };
    },
    byGroup: {
      sql:
        ofEach.length === 0
          ? 'SELECT key AS group_key, images FROM image_groups WHERE images > 0'
          : `SELECT group_key, count(*) AS images FROM image_order WHERE ${join(ofEach)} GROUP BY group_key`,
      params: paramsOf(ofEach),
    },
  };
}

/** Goes through one set and looks the others up: half the work of building them all. */
function countOf([first, ...others]: readonly KeySet[], conditions: readonly Sql[]): Sql {
  const all = [...conditions, ...others.map(isIn)];
  const from = first ? `(${first.sql}) AS found CROSS JOIN image_order ON image_order.key = found.key` : 'image_order';
  return {
    sql: `SELECT count(*) AS total FROM ${from} WHERE ${join(all)}`,
    params: [...(first?.params ?? []), ...paramsOf(all)],
  };
}

/** Conditions on values that a group shares: answered by a few hundred rows instead of all images. */
function groupCondition(query: ImageQuery): Sql {
  const values: Record<string, SqlValue | undefined> = {
    deleted: Number(query.deleted ?? false),
    draft: query.drafts ? undefined : 0,
    favourite: flag(query.favourite),
    edited: flag(query.edited),
    model: query.model,
    family: query.family,
    aspect_ratio: query.aspectRatio,
    resolution: query.resolution,
  };
  const asked = Object.entries(values).filter((entry): entry is [string, SqlValue] => entry[1] !== undefined);
  return { sql: asked.map(([column]) => `${column} = ?`).join(' AND '), params: asked.map(([, value]) => value) };
}

const flag = (value: boolean | undefined): number | undefined => (value === undefined ? undefined : Number(value));

function timeConditions({ from, to }: ImageQuery): readonly Sql[] {
  return [
    ...(from === undefined ? [] : [{ sql: 'image_order.created_at >= ?', params: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'image_order.created_at < ?', params: [to] }]),
  ];
}

function keySets({ sessionId, tags = [], text = '' }: ImageQuery): readonly KeySet[] {
  return [
    ...(sessionId === undefined ? [] : [{ sql: 'SELECT key FROM images WHERE session_id = ?', params: [sessionId] }]),
    ...tags.map((tag) => ({
      sql: 'SELECT image AS key FROM image_tags WHERE tag = ?',
      params: [tag],
      has: 'EXISTS (SELECT 1 FROM image_tags WHERE tag = ? AND image = image_order.key)',
    })),
    ...textKeys(text),
  ];
}

const isIn = ({ sql, params }: KeySet): Sql => ({ sql: `image_order.key IN (${sql})`, params });

/** For a walk that ends after a page: looking each row up is less than building the set. */
const has = (set: KeySet): Sql => (set.has ? { sql: set.has, params: set.params } : isIn(set));

const inGroups = (group: Sql): Sql => ({
  sql: `group_key IN (SELECT key FROM image_groups WHERE ${group.sql})`,
  params: group.params,
});

type Cursor = readonly [edits: number, createdAt: number, id: string];

interface Order {
  readonly by: string;
  /** As its index has it, so that nothing needs sorting. */
  readonly alongIndex: string;
  /** What an outline tells of each image. */
  readonly place: string;
  readonly index: string;
  after(cursor: Cursor): Sql;
}

const minutes = 'image_order.created_at / 60000';

const orders: Record<NonNullable<ImageQuery['sort']>, Order> = {
  newest: {
    by: 'image_order.created_at DESC, id DESC',
    alongIndex: 'image_order.created_at DESC, group_key DESC, image_order.key DESC',
    place: minutes,
    index: 'order_by_date',
    after: ([, ...rest]) => ({ sql: '(image_order.created_at, id) < (?, ?)', params: rest }),
  },
  oldest: {
    by: 'image_order.created_at, id',
    alongIndex: 'image_order.created_at, group_key, image_order.key',
    place: minutes,
    index: 'order_by_date',
    after: ([, ...rest]) => ({ sql: '(image_order.created_at, id) > (?, ?)', params: rest }),
  },
  mostEdited: {
    by: 'edits DESC, image_order.created_at DESC, id DESC',
    alongIndex: 'edits DESC, image_order.created_at DESC, group_key DESC, image_order.key DESC',
    place: 'edits',
    index: 'order_by_edits',
    after: (cursor) => ({ sql: '(edits, image_order.created_at, id) < (?, ?, ?)', params: cursor }),
  },
};

const reversed: typeof orders = {
  newest: orders.oldest,
  oldest: orders.newest,
  mostEdited: {
    ...orders.mostEdited,
    by: 'edits, image_order.created_at, id',
    after: (cursor) => ({ sql: '(edits, image_order.created_at, id) > (?, ?, ?)', params: cursor }),
  },
};

function readCursor(text: string): Cursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isCursor(cursor)) return cursor;
  } catch {
    // Not JSON: the same as any other text that is not a cursor.
  }
  throw new StudioError({
    kind: 'invalidInput',
    message: 'This page of images cannot be found. Start from the first one.',
  });
}

const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) &&
  value.length === 3 &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number' &&
  typeof value[2] === 'string';

const join = (conditions: readonly Sql[]): string => conditions.map(({ sql }) => sql).join(' AND ');
const paramsOf = (conditions: readonly Sql[]): readonly SqlValue[] => conditions.flatMap(({ params }) => params);
