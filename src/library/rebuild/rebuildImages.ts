import PQueue from 'p-queue';
import type { LibraryContext } from '../context.ts';
import type { Statement } from '../database/sql.ts';
import { type Adoption, adoptImage } from '../images/adoptImage.ts';
import { insertImage } from '../images/imageRows.ts';
import { readSidecar } from '../images/sidecar.ts';
import type { BriefTurn } from './rebuildTexts.ts';
import { type FoundImage, type KnownImage, scanImages } from './scan.ts';

/** What images/ and trash/ have that the tables had not. */
export interface ReadImages {
  readonly found: number;
  readonly adopted: readonly Adoption[];
  /** Ids whose sidecar, or whose file name, the row did not know yet. */
  readonly refreshed: readonly string[];
  /** Ids whose file is gone. */
  readonly missing: readonly string[];
  /** Ids whose sidecar is missing, wrong or older than the row. */
  readonly outdated: readonly string[];
  /** Names of files that are no images, whatever their name says, or that are still being saved. */
  readonly leftAlone: readonly string[];
  readonly statements: readonly Statement[];
}

const filesAtOnce = 16;

export async function readImages(context: LibraryContext, turns: readonly BriefTurn[]): Promise<ReadImages> {
  const turnOf = new Map(turns.flatMap((turn) => turn.imageIds.map((id) => [id, turn] as const)));
  const { found, known, files, missing } = await scanImages(context);
  const queue = new PQueue({ concurrency: filesAtOnce });

  const adopted: Adoption[] = [];
  const leftAlone: string[] = [];
  const refreshed = new Map<string, readonly Statement[]>();
  const outdated: string[] = [];
  const adopt = async (file: FoundImage) => {
    const adoption = await adoptImage(context, file, turnOf);
    if (!adoption) return void leftAlone.push(file.fileName);
    adopted.push(adoption);
    if (!adoption.hasSidecar) outdated.push(file.id);
  };
  const check = async (file: FoundImage, row: KnownImage) => {
    const sidecar = await readSidecar(file.folder, file);
    const statements = [
      ...(row.file_name === file.fileName ? [] : [rename(file)]),
      ...(sidecar && sidecar.updatedAt > row.updated_at ? [refresh(sidecar)] : []),
    ];
    if (statements.length > 0) refreshed.set(row.id, statements);
    else if (!sidecar || sidecar.updatedAt < row.updated_at) outdated.push(row.id);
  };
  await queue.addAll([
    ...files.map((file) => () => adopt(file)),
    ...found.flatMap((file) => {
      const row = known.get(file.id);
      return row ? [() => check(file, row)] : [];
    }),
  ]);

  // Oldest first, and in the same order every time.
  adopted.sort(({ image: a }, { image: b }) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return {
    found: found.length,
    adopted,
    refreshed: [...refreshed.keys()],
    missing,
    outdated: outdated.toSorted(),
    leftAlone,
    statements: [
      ...adopted.flatMap(({ image, updatedAt }) => insertImage(image, updatedAt)),
      ...[...refreshed.values()].flat(),
    ],
  };
}

const rename = ({ id, fileName }: FoundImage): Statement => ({
  sql: 'UPDATE images SET file_name = ? WHERE id = ?',
  params: [fileName, id],
});

const refresh = (sidecar: NonNullable<Awaited<ReturnType<typeof readSidecar>>>): Statement => ({
  sql: `UPDATE images SET favourite = ?, tags = ?, deleted_at = ?, updated_at = ? WHERE id = ? AND updated_at < ?`,
  params: [
    Number(sidecar.favourite),
    JSON.stringify(sidecar.tags),
    sidecar.deletedAt ?? null,
    sidecar.updatedAt,
    sidecar.id,
    sidecar.updatedAt,
  ],
});
