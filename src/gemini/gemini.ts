import type { AnswerWords } from '../protocol/api/jobs.ts';
import type { Grounding, ImageMime, ImageOptions, TokenUsage } from '../protocol/model.ts';

/** Gemini as the rest of the house sees it: one question, one answer, and the models that a key can use. */
export interface Gemini {
  /**
   * One request, sent once: whoever wants repeats wraps it in `withRetries`. Rejects with a StudioError, and with a
   * GeminiFailure when Google answered without an image.
   */
  generate(request: GeminiRequest, options?: GenerateOptions): Promise<GeminiAnswer>;
  /** The image models that this key can use. Free of charge, so it is also the test of a key. */
  listModels(signal?: AbortSignal): Promise<ModelListing[]>;
  readonly batches: GeminiBatches;
}

/** Many requests of one model at once, at half the price, answered within a day. Rejects as `generate` does. */
export interface GeminiBatches {
  /** `id` is ours, for finding it again; answers with Google's name for it. */
  submit(batch: BatchSubmission, signal?: AbortSignal): Promise<string>;
  poll(name: string, signal?: AbortSignal): Promise<BatchPoll>;
  cancel(name: string): Promise<void>;
  /** The name of a batch that was submitted with this id; `undefined` when Google has none. */
  find(id: string): Promise<string | undefined>;
}

export interface BatchSubmission {
  readonly id: string;
  readonly model: string;
  readonly items: readonly BatchItem[];
}

export interface BatchItem {
  readonly key: string;
  readonly request: GeminiRequest;
}

export interface BatchPoll {
  readonly state: 'waiting' | 'succeeded' | 'failed' | 'cancelled' | 'expired';
  readonly answers: readonly BatchAnswer[];
  /** Google's words about a batch that failed as a whole. */
  readonly reason?: string;
}

export interface BatchAnswer {
  readonly key: string;
  /** Reads this one answer; rejects with a GeminiFailure when it holds no image, with a StudioError when it failed. */
  read(asked: Pick<GeminiRequest, 'options'>): Promise<GeminiAnswer>;
}

export interface GenerateOptions {
  readonly signal?: AbortSignal;
  /** Told in a few words what is going on. */
  onProgress?(status: string): void;
  /** Set: the answer is streamed, and its words are told as they grow. */
  onWords?(words: AnswerWords): void;
  /** What was sent, of a request that brought no answer: images by their hash, without key. */
  onUnanswered?(request: unknown): void;
}

export interface GeminiRequest {
  readonly prompt: string;
  readonly options: ImageOptions;
  readonly references: readonly ReferenceImage[];
  /** Earlier turns of the conversation, oldest first. */
  readonly history?: readonly StoredTurn[];
}

export interface ReferenceImage {
  readonly bytes: Uint8Array;
  /** As the bytes say, not a file name. */
  readonly mime: string;
}

/** A turn as it went over the wire, image data attached (see `attachImages`): signatures must go back verbatim. */
export interface StoredTurn {
  readonly role: 'user' | 'model';
  readonly parts: readonly unknown[];
}

export interface GeminiAnswer {
  /** The result last, drafts before it in the order they came. */
  readonly images: readonly AnswerImage[];
  readonly text?: string;
  readonly thoughts?: string;
  readonly grounding?: Grounding;
  readonly usage: TokenUsage;
  readonly finishReason?: string;
  /** Google may route an id to another model. */
  readonly modelAnswered?: string;
  readonly responseId?: string;
  /** All that Google said, each image's data replaced by "sha256:<hex>". */
  readonly response: unknown;
  /** The body as sent, image data replaced likewise; the key is not part of it. */
  readonly request: unknown;
}

export interface AnswerImage {
  readonly bytes: Uint8Array;
  /** Type and pixels as the bytes say; Google's label may be wrong. */
  readonly mime: ImageMime;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
  /** An interim image: paid for like any other, never the result. */
  readonly draft: boolean;
}

export interface ModelListing {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
}
