import type { Failure } from '../failure.ts';
import type { AspectRatio, ImageOptions, Resolution, ResponseModality, ThinkingLevel } from '../model.ts';
import type { EditRequest } from './edits.ts';
import type { ImageCard } from './images.ts';
import type { AskedReference, ReferenceCard } from './references.ts';

/** Work that the host owns. */
export interface JobsApi {
  /** Starts a job and answers at once; the result arrives as news. */
  generate(request: GenerateRequest): { readonly jobId: string };
  /** What is missing of a finished job, as a new one in its place. `confirmBudget`: the user has agreed to pass it. */
  retryJob(jobId: string, options?: { readonly confirmBudget?: boolean }): { readonly jobId: string };
  cancelJob(jobId: string): void;
  /** Takes a finished job off the list; its images stay in the library. */
  dismissJob(jobId: string): void;
  /** Opens request and response of a job or of a conversation's message that failed, as a document. */
  showFailedExchange(id: string): void;
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

/** What a command or another page brings into the composer; what it leaves out stays there as it is. */
export interface ComposedRequest<Reference = ReferenceCard> extends Omit<GenerateRequest, 'references'> {
  /** In the place of those that are there. */
  readonly references?: readonly Reference[];
  /** How many more it had that are not to be found any more. */
  readonly missingReferences?: number;
}

/** A piece of work; the studio keeps records, pages get them as cards. */
export interface JobSnapshot<Image = ImageCard> {
  readonly id: string;
  readonly kind: 'generate' | 'edit' | 'converse';
  readonly prompt: string;
  readonly options: ImageOptions;
  /** How many images were asked for; each is a request of its own. */
  readonly count: number;
  /** As `generate` takes them, for trying again; absent without any. */
  readonly references?: readonly AskedReference[];
  /** What an edit asked for beyond prompt and options. */
  readonly edit?: EditRequest;
  /** Of a message in a conversation: where its turn will be. */
  readonly turn?: TurnPlace;
  /** Those that have arrived, also of a job that failed or was cancelled later: they are in the library. */
  readonly images: readonly Image[];
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly state: JobState;
}

/** Queued, held back or running. */
export const isUnderWay = ({ state: { phase } }: { readonly state: JobState }): boolean =>
  phase === 'queued' || phase === 'waiting' || phase === 'running';

export interface AnswerWords {
  readonly thoughts?: string;
  readonly text?: string;
}

export interface TurnPlace {
  readonly sessionId: string;
  readonly turnId: string;
  /** Absent for a first message. */
  readonly parentTurnId?: string;
  /** Only so many of the last images go along, and none of the turns before. */
  readonly trimTo?: number;
}

export type JobState =
  | { readonly phase: 'queued' }
  /** Held back by a rate limit until then. */
  | { readonly phase: 'waiting'; readonly startedAt: number; readonly until: number; readonly reason: string }
  /** `words`: what the model has said so far. */
  | { readonly phase: 'running'; readonly startedAt: number; readonly status?: string; readonly words?: AnswerWords }
  | { readonly phase: 'done'; readonly startedAt: number; readonly finishedAt: number }
  /** `wasSent`: its request and what came back can be shown. */
  | { readonly phase: 'failed'; readonly finishedAt: number; readonly failure: Failure; readonly wasSent?: boolean }
  | { readonly phase: 'cancelled'; readonly finishedAt: number };
