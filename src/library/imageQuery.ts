import { StudioError } from '../protocol/failure.ts';
import type { ImageQuery } from '../protocol/model.ts';
import { type Condition, textConditions } from './searchText.ts';
import type { SqlValue } from './sql.ts';

/** A query of images as SQL: what to count, and what to read of it. */
export interface ImageSql {
  /** Answers one row with `total`. */
  readonly count: Sql;
  /** Rows in order, from the cursor on. `total` decides how to go about it. */
  page(columns: string, total: number, limit: number): Sql;
  /** The cursor that follows a row. */
  next(row: CursorRow): string;
}

export interface Sql {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

interface CursorRow {
  readonly id: string;
  readonly created_at: number;
  readonly edits: number;
}

/**
 * Up to so many hits are fetched and sorted; beyond, walking the index of the order finds a page sooner. Without
 * statistics SQLite cannot tell the two apart, so it is told.
 */
const fewHits = 2000;

/** Throws `invalidInput` for a cursor that is not one. */
export function imageSql(query: ImageQuery): ImageSql {
  const group = groupCondition(query);
  const others = rowConditions(query);
  const all = [inGroups(group), ...others];
  const order = orders[query.sort ?? 'newest'];

  return {
    count:
      others.length === 0
        ? { sql: `SELECT coalesce(sum(images), 0) AS total FROM image_groups WHERE ${group.sql}`, params: group.params }
        : { sql: `SELECT count(*) AS total FROM images WHERE ${join(all)}`, params: paramsOf(all) },
    page(columns, total, limit) {
      const conditions = query.after === undefined ? all : [...all, order.after(readCursor(query.after))];
      return {
        sql: `SELECT ${columns} FROM images ${total > fewHits ? `INDEXED BY ${order.index}` : ''}
WHERE ${join(conditions)} ORDER BY ${order.by} LIMIT ?`,
        params: [...paramsOf(conditions), limit],
      };
    },
    next: ({ edits, created_at, id }) =>
      Buffer.from(JSON.stringify([edits, created_at, id] satisfies Cursor)).toString('base64url'),
  };
}

/** Conditions on values that a group shares: answered by a few hundred rows instead of all images. */
function groupCondition(query: ImageQuery): Condition {
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

function rowConditions({ sessionId, from, to, tags = [], text = '' }: ImageQuery): readonly Condition[] {
  return [
    ...(sessionId === undefined ? [] : [{ sql: 'session_id = ?', params: [sessionId] }]),
    ...(from === undefined ? [] : [{ sql: 'created_at >= ?', params: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'created_at < ?', params: [to] }]),
    ...tags.map((tag) => ({ sql: 'key IN (SELECT image FROM image_tags WHERE tag = ?)', params: [tag] })),
    ...textConditions(text),
  ];
}

const inGroups = (group: Condition): Condition => ({
  sql: `group_key IN (SELECT key FROM image_groups WHERE ${group.sql})`,
  params: group.params,
});

type Cursor = readonly [edits: number, createdAt: number, id: string];

interface Order {
  readonly by: string;
  readonly index: string;
  after(cursor: Cursor): Condition;
}

const orders: Record<NonNullable<ImageQuery['sort']>, Order> = {
  newest: {
    by: 'created_at DESC, id DESC',
    index: 'images_by_date',
    after: ([, ...rest]) => ({ sql: '(created_at, id) < (?, ?)', params: rest }),
  },
  oldest: {
    by: 'created_at, id',
    index: 'images_by_date',
    after: ([, ...rest]) => ({ sql: '(created_at, id) > (?, ?)', params: rest }),
  },
  mostEdited: {
    by: 'edits DESC, created_at DESC, id DESC',
    index: 'images_by_edits',
    after: (cursor) => ({ sql: '(edits, created_at, id) < (?, ?, ?)', params: cursor }),
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

const join = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => sql).join(' AND ');
const paramsOf = (conditions: readonly Condition[]): readonly SqlValue[] => conditions.flatMap(({ params }) => params);
