import { createRequire } from 'node:module';
import { epochFiles } from '../../../src/library/database/epochFiles.ts';
import type { SqlValue } from '../../../src/library/database/sql.ts';
import { loadSqlEngine, type SqlEngine } from '../../../src/library/database/sqlEngine.ts';
import { addTag, mostTags } from '../../../src/library/images/tags.ts';
import type { ImagesChange } from '../../../src/protocol/api/gallery.ts';
import { type BenchRow, longestGap } from '../row.ts';
import type { HostServer } from './hostServer.ts';

const together = 10_000;
/** The journal, the outlines for a page that shows it all, and snapshots that are made meanwhile come on top. */
const mostOverFloor = 3;

/** The whole library tagged, deleted and brought back, while a page follows: against the same statements alone. */
export async function bulkRows({ library, calls, folder }: HostServer): Promise<BenchRow[]> {
  const ids = await library.images.ids({});
  const engine = await openAlone(folder);
  const mark = 'WHERE id IN (SELECT value FROM json_each(?))';
  const floors = {
    tagged: timeAlone(engine, ids, addTag, (list) => ['bench', 1, list, 'bench', mostTags]),
    deleted: timeAlone(engine, ids, `UPDATE images SET deleted_at = ?, updated_at = ? ${mark}`, (list) => [1, 1, list]),
    'back by Undo': timeAlone(engine, ids, `UPDATE images SET deleted_at = ? ${mark}`, (list) => [null, list]),
  };
  engine.close();

  const keys = [...(await library.gallery.outline({})).keys];
  const stopFollowing = followAsPage(library, calls);
  const gaps: number[] = [];
  const row = async (what: keyof typeof floors, change: ImagesChange): Promise<BenchRow> => {
    const start = performance.now();
    let figure = 0;
    const gap = await longestGap(async () => {
      await calls.changeImages(keys, change);
      figure = performance.now() - start;
    });
    gaps.push(gap);
    const [floor, name] = [floors[what], `gallery, ${keys.length.toLocaleString('en')} images ${what}`];
    const budget = mostOverFloor * floor;
    return {
      name,
      figure,
      unit: 'ms',
      floor,
      floorName: 'the same statements in memory',
      budget,
      ok: figure <= budget,
    };
  };
  const rows = [
    await row('tagged', { addTags: ['bench'] }),
    await row('deleted', { deleted: true }),
    await row('back by Undo', { deleted: false }),
  ];
  stopFollowing();
  const gap = Math.max(...gaps);
  return [...rows, { name: 'host gap, all images changed', figure: gap, unit: 'ms', budget: 20, ok: gap <= 20 }];
}

/** The library's database in memory, without windows and a disk. */
async function openAlone(folder: string): Promise<SqlEngine> {
  const files = epochFiles(folder);
  const snapshot = await files.readSnapshot((await files.list()).snapshots.at(-1) ?? 1);
  if (!snapshot) throw new Error('There is no snapshot.');
  const openEngine = await loadSqlEngine(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'));
  return openEngine(snapshot.bytes);
}

let records = 0;

function timeAlone(
  engine: SqlEngine,
  ids: readonly string[],
  sql: string,
  params: (list: string) => readonly SqlValue[],
): number {
  const start = performance.now();
  for (let from = 0; from < ids.length; from += together) {
    const list = JSON.stringify(ids.slice(from, from + together));
    engine.apply([{ by: 'bench', n: ++records, groups: [[[sql, params(list)]]] }]);
  }
  return performance.now() - start;
}

/** Asks for what is different after every change, one question at a time. */
function followAsPage(library: HostServer['library'], calls: HostServer['calls']): () => void {
  let version: number | undefined;
  let asking = false;
  let changed = false;
  const ask = async (): Promise<void> => {
    changed = true;
    if (asking) return;
    asking = true;
    while (changed) {
      changed = false;
      version = (await calls.outline({}, version)).version;
    }
    asking = false;
  };
  void ask();
  return library.onDidChange(() => void ask());
}
