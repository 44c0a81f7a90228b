import type { Prices } from './catalog.ts';
import type { Failure } from './failure.ts';
import type {
  AspectRatio,
  Grounding,
  ImageOptions,
  ImagePage,
  ImageQuery,
  ImageRecord,
  KeySource,
  Provider,
  Resolution,
  ResponseModality,
  ThinkingLevel,
} from './model.ts';

/** The whole conversation between a page and the host: what a page may ask (HostApi) and what it is told (HostNews). */
export interface HostApi {
  /** All that a page needs to draw itself the first time, or again after it was hidden. */
  start(): StudioSnapshot;
  /** Starts a job and answers at once; the result arrives as news. */
  generate(request: GenerateRequest): { readonly jobId: string };
  cancelJob(jobId: string): void;
  /** Takes a finished job off the list; its images stay in the library. */
  dismissJob(jobId: string): void;
  listImages(query: ImageQuery): ImageCardPage;
  imageDetails(imageId: string): ImageDetails;
  deleteImages(imageIds: readonly string[]): void;
  restoreImages(imageIds: readonly string[]): void;
  setFavourite(imageId: string, favourite: boolean): void;
  /** Writes the image into the workspace's output folder and inserts the link where an editor takes one. */
  insertImage(imageId: string): void;
  saveToWorkspace(imageId: string): void;
  openImage(imageId: string): void;
  /** Commands a page may start; each asks the user whatever it needs. */
  run(action: PageAction): void;
}

export type PageAction = 'setApiKey' | 'tryDemo' | 'useGemini' | 'showLog' | 'openSettings' | 'openStudio';

/** What the host tells every open page. Always a whole snapshot, since messages to a hidden page are lost. */
export type HostNews =
  | { readonly news: 'jobs'; readonly jobs: readonly JobSnapshot[] }
  | { readonly news: 'settings'; readonly settings: SettingsSnapshot }
  | { readonly news: 'library'; readonly revision: number };

export interface StudioSnapshot {
  readonly settings: SettingsSnapshot;
  readonly jobs: readonly JobSnapshot[];
  readonly revision: number;
}

/** The user's defaults as the pages need them; the settings themselves belong to VS Code. */
export interface SettingsSnapshot {
  readonly provider: Provider;
  readonly keySource: KeySource;
  readonly defaults: ImageOptions;
  /** Ids from `nanoBanana.models.extra`. */
  readonly extraModels: readonly string[];
  /** From `nanoBanana.prices`. */
  readonly prices: Readonly<Record<string, Prices>>;
}

/** Absent options take the user's defaults; `aspectRatio` stays open when references decide the shape. */
export interface GenerateRequest {
  readonly prompt: string;
  readonly model?: string;
  readonly aspectRatio?: AspectRatio;
  readonly resolution?: Resolution;
  readonly responseModality?: ResponseModality;
  readonly thinkingLevel?: ThinkingLevel;
  readonly includeThoughts?: boolean;
  readonly googleSearch?: boolean;
  readonly imageSearch?: boolean;
  /** One request each: the API makes one image a request. 1 to 8. */
  readonly count?: number;
  /** Ids of library images, in order. */
  readonly references?: readonly string[];
}

/** A piece of work; the studio keeps records, pages get them as cards. */
export interface JobSnapshot<Image = ImageCard> {
  readonly id: string;
  readonly kind: 'generate' | 'edit';
  readonly prompt: string;
  readonly options: ImageOptions;
  /** How many images were asked for; each is a request of its own. */
  readonly count: number;
  /** Those that have arrived, also of a job that failed or was cancelled later: they are in the library. */
  readonly images: readonly Image[];
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly state: JobState;
}

export type JobState =
  | { readonly phase: 'queued' }
  /** Held back by a rate limit until then. */
  | { readonly phase: 'waiting'; readonly startedAt: number; readonly until: number; readonly reason: string }
  | { readonly phase: 'running'; readonly startedAt: number; readonly status?: string }
  | { readonly phase: 'done'; readonly startedAt: number; readonly finishedAt: number }
  | { readonly phase: 'failed'; readonly finishedAt: number; readonly failure: Failure }
  | { readonly phase: 'cancelled'; readonly finishedAt: number };

/** An image as a page shows it. The URIs are for this page's lifetime only; pages keep ids. */
export interface ImageCard extends ImageRecord {
  readonly uri: string;
  readonly thumbnailUri: string;
}

export interface ImageCardPage extends Omit<ImagePage, 'images'> {
  readonly images: readonly ImageCard[];
}

export interface ImageDetails {
  readonly image: ImageCard;
  readonly thoughts?: string;
  readonly grounding?: Grounding;
  /** Interim images of the same answer. */
  readonly drafts: readonly ImageCard[];
  /** The request as sent and the answer as received, images by hash, no key. */
  readonly request?: unknown;
  readonly response?: unknown;
}
