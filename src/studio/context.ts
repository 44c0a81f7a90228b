import type { Gemini } from '../gemini/gemini.ts';
import type { Imaging } from '../imaging/imaging.ts';
import type { Library } from '../library/library.ts';
import type { Prices } from '../protocol/catalog.ts';
import type { ImageOptions } from '../protocol/model.ts';
import type { EditableFiles } from './edits/editableFiles.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Pace } from './jobs/pace.ts';
import type { Saves } from './saves.ts';
import type { TemplateFolder } from './templates/workspaceTemplates.ts';
import type { UserFiles } from './workspace/userFiles.ts';
import type { WorkspaceImages } from './workspace/workspaceImages.ts';

/** What the verbs of this room work with. Everything outside comes in here, so that they run without an editor. */
export interface StudioContext {
  /** Opens the library at first use. */
  library(): Promise<Library>;
  /** The model to talk to: Google with the user's key, or the offline demo. Rejects with `noKey`. */
  connect(): Promise<Connection>;
  settings(): StudioSettings;
  readonly files: UserFiles;
  readonly workspaceImages: WorkspaceImages;
  /** The workspace's folder for images, of the workspace folder that a file lies in; `undefined` when none is open. */
  outputFolder(near?: string): { readonly uri: string; readonly label: string } | undefined;
  /** The workspace's `.nanobanana/templates/`. */
  readonly templateFolder: TemplateFolder;
  readonly imaging: Omit<Imaging, 'thumbnail' | 'close'>;
  readonly editableFiles: EditableFiles;
  readonly jobs: Jobs;
  readonly pace: Pace;
  readonly saves: Saves;
  warn(message: string, error?: unknown): void;
  /** UTC milliseconds. */
  now(): number;
  newId(): string;
}

export interface Connection {
  readonly gemini: Gemini;
  readonly demo: boolean;
}

export interface StudioSettings {
  readonly defaults: ImageOptions;
  readonly prices: Readonly<Record<string, Prices>>;
  /** How long a request may wait for a rate limit before it fails instead. */
  readonly maxWaitSeconds: number;
  /** Whether images that leave the library say in their metadata how they were made. */
  readonly embedProvenance: boolean;
  /** US dollars a month; 0 means none, as with the demo model, which costs nothing. */
  readonly budgetUSD: number;
}
