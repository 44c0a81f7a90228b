import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LibraryContext } from './context.ts';
import type { FileFollower } from './files/fileFollower.ts';
import { isTemporary, removeIfThere } from './files/files.ts';
import type { Trash } from './images/trash.ts';
import { purgeSessions } from './purgeSessions.ts';
import type { Turns } from './turns.ts';

export interface CleanUpRules {
  /** Originals outside the trash; 0 means no limit. */
  readonly maxSizeGB: number;
  /** 0 means for ever. */
  readonly maxAgeDays: number;
  /** Ids of images that the workspace uses; they are spared, as favourites are. */
  readonly usedInWorkspace: ReadonlySet<string>;
}

export interface CleanUpReport {
  readonly dryRun: boolean;
  /** Too old, or the oldest of too many: they go to the trash, from where they can be restored. */
  readonly toTrash: CleanUpPart;
  /** In the trash for a month: removed for good. Only this frees space. */
  readonly purged: CleanUpPart;
  /** Ids of sessions that were in the trash for a month. Their images stay, unless they are in the trash themselves. */
  readonly purgedSessions: readonly string[];
}

export interface CleanUpPart {
  readonly ids: readonly string[];
  readonly bytes: number;
}

const day = 24 * 60 * 60 * 1000;
/** How long a mistake can be undone. */
const trashDays = 30;
const gigabyte = 1e9;

interface Candidate {
  readonly id: string;
  readonly created_at: number;
  readonly favourite: number;
  readonly bytes: number;
}

/** Nothing is ever removed that was not in the trash for a month first. A dry run says what would happen. */
export async function cleanUp(
  context: LibraryContext,
  rooms: { readonly trash: Trash; readonly follower: FileFollower; readonly turns: Turns },
  rules: CleanUpRules,
  { dryRun }: { readonly dryRun: boolean },
): Promise<CleanUpReport> {
  const { database, now } = context;
  const old = await database.all<Candidate>(
    'SELECT id, created_at, favourite, bytes FROM images WHERE deleted_at IS NOT NULL AND deleted_at < ?',
    [now() - trashDays * day],
  );
  const kept = await database.all<Candidate>(
    'SELECT id, created_at, favourite, bytes FROM images WHERE deleted_at IS NULL ORDER BY created_at, id',
  );
  const sessions = await database.all<{ id: string }>(
    'SELECT id FROM sessions WHERE deleted_at IS NOT NULL AND deleted_at < ? ORDER BY deleted_at, id',
    [now() - trashDays * day],
  );
  const report: CleanUpReport = {
    dryRun,
    toTrash: part(choose(kept, rules, now())),
    purged: part(old),
    purgedSessions: sessions.map(({ id }) => id),
  };
  if (!dryRun) {
    await rooms.trash.delete(report.toTrash.ids);
    await rooms.trash.purge(report.purged.ids);
    await purgeSessions(context, rooms, report.purgedSessions);
    await removeLeftovers(context);
  }
  return report;
}

/** Oldest first, until age and size are kept to. */
function choose(kept: readonly Candidate[], rules: CleanUpRules, now: number): readonly Candidate[] {
  const oldest = rules.maxAgeDays > 0 ? now - rules.maxAgeDays * day : 0;
  const most = rules.maxSizeGB > 0 ? rules.maxSizeGB * gigabyte : Number.POSITIVE_INFINITY;
  let size = bytesOf(kept);
  return kept.filter((image) => {
    const spared = image.favourite === 1 || rules.usedInWorkspace.has(image.id);
    if (spared || (image.created_at >= oldest && size <= most)) return false;
    size -= image.bytes;
    return true;
  });
}

/** What killed processes left half written; a writer that lives is done within a day. */
async function removeLeftovers({ places, now }: LibraryContext): Promise<void> {
  const { folder: _, ...folders } = places;
  for (const folder of Object.values(folders)) {
    for (const name of (await readdir(folder)).filter(isTemporary)) {
      const path = join(folder, name);
      const written = await stat(path).catch(() => undefined);
      if (written && now() - written.mtimeMs > day) await removeIfThere(path);
    }
  }
}

const bytesOf = (images: readonly Candidate[]): number => images.reduce((sum, { bytes }) => sum + bytes, 0);
const part = (images: readonly Candidate[]): CleanUpPart => ({
  ids: images.map(({ id }) => id),
  bytes: bytesOf(images),
});
