import { opendir } from 'node:fs/promises';
import type { LibraryContext } from '../context.ts';
import type { SqlValue } from '../database/sql.ts';
import { parseImageName } from './places.ts';

/** Rows, or names in a folder, that the host takes in between two other things. */
const together = 2_000;
const namesTogether = 256;

/** Ids of images whose file lies in the other one of the two folders, as far as the trash shows. */
export async function findMisplaced({
  database,
  places,
}: Pick<LibraryContext, 'database' | 'places'>): Promise<readonly string[]> {
  const strays = new Map<string, string>();
  for await (const { name } of await opendir(places.trash, { bufferSize: namesTogether })) {
    const id = parseImageName(name)?.id;
    if (id) strays.set(name, id);
  }
  const notMoved: string[] = [];
  const deleted = eachRow<{ key: number; id: string; file_name: string; deleted_at: number }>(
    database,
    `SELECT key, id, file_name, deleted_at FROM images INDEXED BY images_in_trash
    WHERE deleted_at IS NOT NULL AND (deleted_at, key) > (?, ?) ORDER BY deleted_at, key LIMIT ?`,
    [-1, -1],
    ({ deleted_at, key }) => [deleted_at, key],
  );
  for await (const { id, file_name } of deleted) if (!strays.delete(file_name)) notMoved.push(id);
  return [...notMoved, ...strays.values()];
}

/** Ids of images whose row was changed at that time or later. */
export async function findChanged(
  { database }: Pick<LibraryContext, 'database'>,
  since: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  const changed = eachRow<{ key: number; id: string }>(
    database,
    'SELECT key, id FROM images WHERE updated_at >= ? AND key > ? ORDER BY key LIMIT ?',
    [since, -1],
    ({ key }) => [since, key],
  );
  for await (const { id } of changed) ids.push(id);
  return ids;
}

/** `next` answers the parameters of the page after a row; the limit is the last one. */
async function* eachRow<Row>(
  database: LibraryContext['database'],
  sql: string,
  first: readonly SqlValue[],
  next: (last: Row) => readonly SqlValue[],
): AsyncGenerator<Row> {
  let from: readonly SqlValue[] | undefined = first;
  while (from) {
    const rows: readonly Row[] = await database.all<Row>(sql, [...from, together]);
    yield* rows;
    const last = rows.at(-1);
    from = last && rows.length === together ? next(last) : undefined;
  }
}
