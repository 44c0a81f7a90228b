import { randomUUID } from 'node:crypto';
import type { Imaging } from '../imaging/imaging.ts';
import type { LibraryStats } from '../protocol/api/reports.ts';
import { type Batches, createBatches } from './batches/batches.ts';
import { type CleanUpReport, type CleanUpRules, cleanUp } from './cleanUp.ts';
import type { LibraryContext } from './context.ts';
import { openDatabase } from './database/database.ts';
import type { DamageReport } from './database/sql.ts';
import { createFileFollower } from './files/fileFollower.ts';
import { makePlaces } from './files/places.ts';
import { createGallery, type Gallery } from './images/gallery.ts';
import { createImages, type Images } from './images/images.ts';
import { createThumbnails } from './images/thumbnails.ts';
import { createTrash } from './images/trash.ts';
import { createIncoming, type Incoming } from './incoming.ts';
import { createKeptJobs, type KeptJobs } from './jobs.ts';
import { createPrompts, type Prompts } from './prompts.ts';
import { type RebuildReport, rebuild } from './rebuild/rebuild.ts';
import { migrations } from './schema.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { libraryStats } from './stats.ts';
import { createTemplates, type Templates } from './templates.ts';
import { createTurns, type Turns } from './turns.ts';
import { createUsage, type Usage } from './usage.ts';

/** Everything that was ever made, on disk and found again. Several windows may have the same library open. */
export interface Library {
  /** Absolute, links resolved. */
  readonly folder: string;
  /** What was found damaged at opening and set aside. */
  readonly damage: readonly DamageReport[];
  readonly images: Images;
  readonly gallery: Gallery;
  readonly incoming: Incoming;
  readonly turns: Turns;
  readonly sessions: Sessions;
  readonly templates: Templates;
  readonly prompts: Prompts;
  readonly usage: Usage;
  readonly jobs: KeptJobs;
  readonly batches: Batches;
  stats(): Promise<LibraryStats>;
  cleanUp(rules: CleanUpRules, options: { readonly dryRun: boolean }): Promise<CleanUpReport>;
  rebuild(options: { readonly dryRun: boolean }): Promise<RebuildReport>;
  /** After changes of this or another window; `revision` counts up from 1. Returns what stops listening. */
  onDidChange(listener: (revision: number) => void): () => void;
  /** Brings waiting changes to disk first. Files follow their entries too; of many, most do at the next opening. */
  close(): Promise<void>;
}

export interface LibraryOptions {
  /** Made when missing. */
  readonly folder: string;
  /** Path of databaseWorker.cjs; in tests of databaseWorker.ts. */
  readonly databaseWorker: string;
  readonly imaging: Pick<Imaging, 'thumbnail'>;
  warn(message: string, error?: unknown): void;
  now?(): number;
  newId?(): string;
}

/** Rejects with `storage` when the folder cannot be used. A damaged library opens, and says so in `damage`. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { imaging, warn, databaseWorker: workerFile, now = Date.now, newId = randomUUID } = options;
  const places = await makePlaces(options.folder);
  const database = await openDatabase({ folder: places.folder, workerFile, migrations, warn });
  const context: LibraryContext = { database, places, warn, now, newId };

  const follower = createFileFollower(context);
  const turns = createTurns(context);
  const thumbnails = createThumbnails(context, {
    thumbnail: (bytes) => imaging.thumbnail(bytes),
    read: (id) => images.read(id),
    measure: (id, bytes) => images.measure(id, bytes),
  });
  const trash = createTrash(context, { follower, thumbnails, turns });
  const images: Images = createImages(context, { follower, thumbnails, trash });
  const settled = follower
    .catchUp()
    .catch((error: unknown) => warn('Whether files follow their entries was not found out', error));

  const listeners = new Set<(revision: number) => void>();
  let revision = 0;
  database.onDidChange(() => {
    revision += 1;
    for (const listener of listeners) listener(revision);
  });

  return {
    folder: places.folder,
    damage: database.damage,
    images,
    gallery: createGallery(context),
    incoming: createIncoming(context, (bytes) => imaging.thumbnail(bytes)),
    turns,
    sessions: createSessions(context, { follower, turns }),
    templates: createTemplates(context),
    prompts: createPrompts(context),
    usage: createUsage(context),
    jobs: createKeptJobs(context),
    batches: createBatches(context),
    stats: () => libraryStats(context),
    cleanUp: (rules, how) => cleanUp(context, { trash, follower, turns }, rules, how),
    rebuild: (how) => rebuild(context, follower, how),
    onDidChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await settled;
      await Promise.all([follower.stop(), thumbnails.idle()]);
      await database.close();
    },
  };
}
