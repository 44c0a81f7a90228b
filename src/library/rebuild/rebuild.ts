import { join } from 'node:path';
import type { LibraryContext } from '../context.ts';
import type { Statement } from '../database/sql.ts';
import type { FileFollower } from '../files/fileFollower.ts';
import { saveJson } from '../files/files.ts';
import { readImages } from './rebuildImages.ts';
import { type ReadFiles, readSessions, readTemplates, readTurns } from './rebuildTexts.ts';

/** What the files have that the database had not; in a dry run, what would be entered. Nothing is ever deleted. */
export interface RebuildReport {
  readonly dryRun: boolean;
  readonly images: {
    /** Files in images/ and trash/. */
    readonly found: number;
    readonly adopted: readonly { readonly id: string; readonly fileName: string; readonly why: string }[];
    /** Ids whose entry was older than their files. */
    readonly refreshed: readonly string[];
    /** Ids whose sidecar was missing, wrong or older than their entry, and is written again. */
    readonly outdated: readonly string[];
    /** Ids of entries whose file is gone. They stay, with all that is known of them. */
    readonly missing: readonly string[];
  };
  readonly sessions: Counts;
  readonly turns: Counts;
  readonly templates: Counts;
  /** Files that were left alone, and why. */
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
}

interface Counts {
  readonly found: number;
  readonly adopted: number;
}

/** Keeps the records of the journal small, so that other windows' commits come in between. */
const statementsAtOnce = 500;

/** Makes the database anew, or as much of it as is missing, from the library's files alone. */
export async function rebuild(
  context: LibraryContext,
  follower: FileFollower,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RebuildReport> {
  const { database, places } = context;
  await follower.idle();
  const turns = await readTurns(context);
  const sessions = await readSessions(context, turns.turns);
  const templates = await readTemplates(context);
  const images = await readImages(context, turns.turns);

  if (!dryRun) {
    for (const session of sessions.nameless) {
      await saveJson('The session was not saved', join(places.sessions, `${session.id}.json`), session);
    }
    const statements: Statement[] = [
      ...sessions.statements,
      ...turns.statements,
      ...templates.statements,
      ...images.statements,
      rememberPrompts,
    ];
    for (let start = 0; start < statements.length; start += statementsAtOnce) {
      await database.commit(statements.slice(start, start + statementsAtOnce));
    }
    follower.follow([...images.refreshed, ...images.outdated]);
    await follower.catchUp();
    await follower.idle();
  }

  return {
    dryRun,
    images: {
      found: images.found,
      adopted: images.adopted.map(({ image: { id, fileName }, why }) => ({ id, fileName, why })),
      refreshed: images.refreshed,
      outdated: images.outdated,
      missing: images.missing,
    },
    sessions: counts(sessions),
    turns: counts(turns),
    templates: counts(templates),
    unreadable: [
      ...images.leftAlone.map((file) => ({ file, why: 'It is no image, or is still being saved.' })),
      ...[...sessions.damaged, ...turns.damaged, ...templates.damaged].map((file) => ({ file, why: 'It is damaged.' })),
    ],
  };
}

/** Of the images' own prompts; a history that is there stays as it is. */
const rememberPrompts: Statement = {
  sql: `INSERT OR IGNORE INTO prompts (text, used_at, uses)
    SELECT trim(prompt), max(created_at), count(*) FROM images WHERE trim(prompt) <> '' AND NOT draft
    GROUP BY trim(prompt) ORDER BY max(created_at) DESC LIMIT 500`,
};

const counts = ({ found, adopted }: ReadFiles): Counts => ({ found, adopted });
