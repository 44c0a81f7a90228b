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
import type { NewTemplate, PromptTemplate } from './templates/template.ts';

/** The whole conversation between a page and the host: what a page may ask (HostApi) and what it is told (HostNews). */
export interface HostApi {
  /** All that a page needs to draw itself the first time, or again after it was hidden. */
  start(): StudioSnapshot;
  /** Starts a job and answers at once; the result arrives as news. */
  generate(request: GenerateRequest): { readonly jobId: string };
  /** What is missing of a finished job, as a new one in its place. `confirmBudget`: the user has agreed to pass it. */
  retryJob(jobId: string, options?: { readonly confirmBudget?: boolean }): { readonly jobId: string };
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

  /** Images to send along. A card's `id` is what `generate` takes; the list itself belongs to the page. */
  pickReferences(): readonly ReferenceCard[];
  /** Files dropped from the Explorer, as URIs. */
  attachFiles(uris: readonly string[]): readonly ReferenceCard[];
  /** Images of the library, and what was attached before, by their ids. */
  attachImages(imageIds: readonly string[]): readonly ReferenceCard[];
  /** A paste or a drop from outside: bytes that only the page has, in chunks of at most 256 KB, 50 MB in all. */
  beginUpload(file: { readonly name: string; readonly bytes: number }): { readonly uploadId: string };
  uploadChunk(uploadId: string, chunk: Uint8Array): void;
  endUpload(uploadId: string): ReferenceCard;
  /** A smaller copy, which the user has agreed to. */
  shrinkReference(referenceId: string): ReferenceCard;

  /** Latest first, each text once. */
  recentPrompts(query: { readonly text?: string; readonly favourite?: boolean }): readonly RememberedPrompt[];

  /** Built-in, own and the workspace's. */
  listTemplates(): readonly PromptTemplate[];
  createTemplate(template: NewTemplate): PromptTemplate;
  updateTemplate(id: string, template: NewTemplate): void;
  deleteTemplate(id: string): void;
  /** Both ask for the file; they answer in words what happened, or nothing when the user left. */
  importTemplates(): string | undefined;
  exportTemplates(): string | undefined;
  /** Opens the Studio with the prompt in its box. */
  useTemplate(composed: ComposedPrompt): void;

  usage(span: { readonly from: number; readonly to: number }): UsageSnapshot;
  /** Asks for the file. */
  exportUsage(): void;
  storage(): StorageSnapshot;

  /** Commands a page may start; each asks the user whatever it needs. */
  run(action: PageAction): void;
}

export type PageAction =
  | 'setApiKey'
  | 'tryDemo'
  | 'useGemini'
  | 'showLog'
  | 'openSettings'
  | 'openStudio'
  | 'manageTemplates'
  | 'showUsage'
  | 'showStorage'
  | 'cleanUpLibrary'
  | 'rebuildLibrary'
  | 'importImages'
  | 'exportImages'
  /** The library's folder in the file manager. */
  | 'revealLibrary';

/** What the host tells every open page. Always a whole snapshot, since messages to a hidden page are lost. */
export type HostNews =
  | { readonly news: 'jobs'; readonly jobs: readonly JobSnapshot[] }
  | { readonly news: 'settings'; readonly settings: SettingsSnapshot }
  | { readonly news: 'library'; readonly revision: number }
  /** Images that a command wants in the Studio's composer. */
  | { readonly news: 'attach'; readonly references: readonly ReferenceCard[] }
  /** A filled template for the Studio's prompt box. */
  | ({ readonly news: 'compose' } & ComposedPrompt);

export interface StudioSnapshot {
  readonly settings: SettingsSnapshot;
  readonly jobs: readonly JobSnapshot[];
  readonly revision: number;
  /** What a command brought before the page was there; given once. */
  readonly attach: readonly ReferenceCard[];
  readonly compose?: ComposedPrompt;
}

/** What a template brings into the Studio; the rest of the choices there stay as they are. */
export interface ComposedPrompt {
  readonly prompt: string;
  readonly aspectRatio?: AspectRatio;
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
  /** In the order that the prompt speaks of. */
  readonly references?: readonly AskedReference[];
}

export interface AskedReference {
  readonly id: string;
  readonly role?: ReferenceRole;
}

export const referenceRoles = ['object', 'person', 'style'] as const;
/** What the model should take from a reference; sent as words with the prompt. */
export type ReferenceRole = (typeof referenceRoles)[number];

/** An image that waits to be sent along with a prompt. */
export interface ReferenceCard {
  readonly id: string;
  readonly name: string;
  /** True type by the bytes. */
  readonly mime: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Absent where no page can show the format (HEIC). */
  readonly thumbnailUri?: string;
  /** Too large to send as it is; a smaller copy needs the user's word. */
  readonly tooLarge: boolean;
}

export interface RememberedPrompt {
  readonly text: string;
  /** UTC milliseconds. */
  readonly usedAt: number;
  readonly uses: number;
  readonly favourite: boolean;
}

export interface SpendTotals {
  readonly requests: number;
  /** Without an image: refused, failed, cancelled. */
  readonly failed: number;
  /** US dollars of the requests whose cost is known. */
  readonly costUSD: number;
  readonly unknownCosts: number;
}

export interface UsageSnapshot extends SpendTotals {
  /** Oldest first; `day` is `2026-11-22` in UTC, days without requests are left out. */
  readonly days: readonly (SpendTotals & { readonly day: string })[];
  /** Dearest first. */
  readonly models: readonly (SpendTotals & { readonly model: string })[];
  readonly outcomes: readonly { readonly outcome: string; readonly requests: number }[];
  /** Of the current month, whatever the span. */
  readonly monthUSD: number;
  /** `budget.monthlyUSD`; 0 means none. */
  readonly budgetUSD: number;
}

export interface FilesTotals {
  readonly files: number;
  readonly bytes: number;
}

export interface StorageSnapshot {
  readonly folder: string;
  readonly images: FilesTotals;
  readonly trash: FilesTotals;
  readonly thumbnails: FilesTotals;
  readonly turns: FilesTotals;
  readonly database: FilesTotals;
  readonly favourites: number;
  readonly sessions: number;
  /** Oldest first; `month` is `2026-11`. */
  readonly months: readonly (FilesTotals & { readonly month: string })[];
  /** Files without an entry, which a rebuild enters. */
  readonly orphans: number;
  /** Entries without a file. */
  readonly missing: number;
  readonly limits: { readonly maxSizeGB: number; readonly maxAgeDays: number };
  /** What a clean-up would do now. */
  readonly cleanUp: { readonly toTrash: FilesTotals; readonly purged: FilesTotals };
}

/** A piece of work; the studio keeps records, pages get them as cards. */
export interface JobSnapshot<Image = ImageCard> {
  readonly id: string;
  readonly kind: 'generate' | 'edit';
  readonly prompt: string;
  readonly options: ImageOptions;
  /** How many images were asked for; each is a request of its own. */
  readonly count: number;
  /** As `generate` takes them, for trying again; absent without any. */
  readonly references?: readonly AskedReference[];
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
