import type { LocalStep } from './edits/tools.ts';

/** The words that host, pages, tests and other extensions share. Plain readonly data; ids are uuids as strings. */

export const aspectRatios = [
  '1:1',
  '2:3',
  '3:2',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
  '21:9',
  '1:4',
  '4:1',
  '1:8',
  '8:1',
] as const;
export type AspectRatio = (typeof aspectRatios)[number];

export const resolutions = ['512', '1K', '2K', '4K'] as const;
export type Resolution = (typeof resolutions)[number];

export const thinkingLevels = ['minimal', 'low', 'medium', 'high'] as const;
export type ThinkingLevel = (typeof thinkingLevels)[number];

export const responseModalities = ['text+image', 'image'] as const;
export type ResponseModality = (typeof responseModalities)[number];

export const imageMimes = ['image/png', 'image/jpeg', 'image/webp'] as const;
/** What the library keeps. Always read from the bytes, never from a label or a name. */
export type ImageMime = (typeof imageMimes)[number];

/** What is sent with a prompt. An absent option is not sent, so the model's own default (or the input's shape) holds. */
export interface ImageOptions {
  readonly model: string;
  readonly aspectRatio?: AspectRatio;
  readonly resolution?: Resolution;
  readonly responseModality: ResponseModality;
  readonly thinkingLevel?: ThinkingLevel;
  readonly includeThoughts: boolean;
  readonly googleSearch: boolean;
  readonly imageSearch: boolean;
}

/** Token counts of one answer, as Google reports them; see money.ts for what each costs. */
export interface TokenUsage {
  readonly input: number;
  readonly inputImage: number;
  readonly cached: number;
  readonly outputImage: number;
  readonly outputText: number;
  readonly thinking: number;
  readonly total: number;
  /** Google searches that the model ran; billed one by one past a free quota. */
  readonly searchQueries: number;
}

/** Web pages and images that an answer rests on, with the chip that Google's terms ask to show. */
export interface Grounding {
  readonly queries: readonly string[];
  readonly sources: readonly GroundingSource[];
  /** Google's HTML and CSS, verbatim. Hostile until sanitised. */
  readonly searchChip?: string;
}

export interface GroundingSource {
  readonly kind: 'web' | 'image';
  /** The page; for an image the page that contains it, as the terms ask. http(s) only. */
  readonly url: string;
  readonly title: string;
}

/** `processed`: made from its parent on this computer, without a model. */
export const imageOrigins = ['generated', 'edited', 'composed', 'imported', 'processed'] as const;
export type ImageOrigin = (typeof imageOrigins)[number];

/** What an image was made from, by whom and for how much; also the content of its sidecar file. */
export interface ImageFacts {
  readonly id: string;
  readonly origin: ImageOrigin;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly prompt: string;
  readonly options?: ImageOptions;
  /** The model that answered; Google may route an id elsewhere. */
  readonly modelAnswered?: string;
  /** The image that this one was edited from. */
  readonly parentId?: string;
  /** What was done to the pixels on this computer, after the model or without one. */
  readonly steps?: readonly LocalStep[];
  readonly sessionId?: string;
  /** The answer that brought it, in turns/; several images of one answer share it. */
  readonly turnId?: string;
  /** An interim image of an answer: paid for and kept, never shown as the result. */
  readonly draft: boolean;
  /** sha256 of each reference sent, in order. */
  readonly references: readonly string[];
  /** The sentences that came with the image. */
  readonly text?: string;
  readonly usage?: TokenUsage;
  /** Estimate in US dollars; absent means unknown, never zero. */
  readonly costUSD?: number;
  readonly durationMs?: number;
  /** True for an image of the offline demo model. */
  readonly demo: boolean;
}

/** One image of the library: its facts, its file, and what the user said about it. */
export interface ImageRecord extends ImageFacts {
  /** Name inside the library's images folder. */
  readonly fileName: string;
  readonly mime: ImageMime;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly favourite: boolean;
  readonly tags: readonly string[];
  /** UTC milliseconds; set while the image lies in the library's trash. */
  readonly deletedAt?: number;
}

export interface ImageQuery {
  readonly model?: string;
  readonly family?: ModelFamily;
  readonly aspectRatio?: AspectRatio;
  readonly resolution?: Resolution;
  readonly sessionId?: string;
  /** UTC milliseconds, inclusive. */
  readonly from?: number;
  /** UTC milliseconds, exclusive. */
  readonly to?: number;
  readonly edited?: boolean;
  readonly favourite?: boolean;
  /** All of them. */
  readonly tags?: readonly string[];
  /** True lists the trash alone; otherwise the trash is left out. */
  readonly deleted?: boolean;
  /** True includes drafts; otherwise they are left out. */
  readonly drafts?: boolean;
  /** Words of the prompt or the tags. */
  readonly text?: string;
  readonly sort?: 'newest' | 'oldest' | 'mostEdited';
  /** The `next` of the page before. */
  readonly after?: string;
  /** 1 to 1,000; 200 unless told. */
  readonly limit?: number;
}

export interface ImagePage {
  readonly images: readonly ImageRecord[];
  /** Where the next page starts; absent on the last one. */
  readonly next?: string;
  /** How many images the whole query has. */
  readonly total: number;
}

export type ModelFamily = 'flash' | 'pro';

/** Where the key in use comes from. The key itself never leaves the extension host. */
export type KeySource = 'secretStorage' | 'environment' | 'none';

export type Provider = 'gemini' | 'demo';
