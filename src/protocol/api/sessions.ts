import type { FreshStart, SentTurn } from '../conversation/turns.ts';
import type { Grounding, ImageOptions } from '../model.ts';
import type { ImageCard } from './images.ts';
import type { GenerateRequest } from './jobs.ts';

/** Conversations: each a tree of turns. */
export interface SessionsApi {
  /** Latest first, those in the trash last. */
  listSessions(): readonly SessionCard[];
  createSession(): { readonly sessionId: string };
  /** In a tab of its own, at the turn if one is named. */
  openSession(sessionId: string): void;
  renameSession(sessionId: string, name: string): void;
  duplicateSession(sessionId: string): { readonly sessionId: string };
  /** To the trash; its images stay in the library unless told. */
  deleteSession(sessionId: string, options: { readonly withImages: boolean }): void;
  restoreSession(sessionId: string): void;
  /** One that would not have been kept. */
  keepSession(sessionId: string): void;
  session(sessionId: string): SessionSnapshot;
  turnDetails(turnId: string): TurnDetails;
  /** Starts a job and answers at once, with the id that the turn will have. */
  sendMessage(sessionId: string, message: MessageRequest): { readonly jobId: string; readonly turnId: string };
  /** An empty name takes it away. */
  nameBranch(sessionId: string, turnId: string, name: string): void;
  /** With all that follows it; its images stay. */
  removeTurn(sessionId: string, turnId: string): void;
  restoreTurn(sessionId: string, turnId: string): void;
  /** Asks in which form and where to. */
  exportSession(sessionId: string): void;
  /** Asks for the file, and opens what was in it. */
  importSession(): void;
}

export interface SessionCard {
  readonly id: string;
  readonly name: string;
  /** Of the last turn, or what it was started with. */
  readonly model?: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly turns: number;
  readonly images: number;
  /** US dollars of the turns whose cost is known. */
  readonly costUSD: number;
  readonly unknownCosts: number;
  readonly preview?: ImageCard;
  /** UTC milliseconds; it is in the trash since then. */
  readonly deletedAt?: number;
  /** Not kept when its tab is closed, unless the user says so. */
  readonly unsaved?: boolean;
}

export interface SessionSnapshot {
  readonly session: SessionCard;
  /** Oldest first, without those that were taken out. */
  readonly turns: readonly SessionTurn[];
  /** All that the turns name; some may lie in the trash. */
  readonly images: readonly ImageCard[];
  /** By the turn that a branch begins with. */
  readonly branchNames: Readonly<Record<string, string>>;
  /** Of turns that were taken out: a job may still know them. */
  readonly removedIds: readonly string[];
}

export interface SessionTurn extends SentTurn {
  /** Empty for an image that the session began with. */
  readonly prompt: string;
  readonly options: ImageOptions;
  readonly text?: string;
  readonly costUSD?: number;
  /** Drafts and results, in the order in which they came. */
  readonly imageIds: readonly string[];
  readonly referenceIds?: readonly string[];
  readonly freshStart?: FreshStart;
  readonly demo?: boolean;
}

/** What only some turns have, and what takes a file to read. */
export interface TurnDetails {
  readonly thoughts?: string;
  readonly grounding?: Grounding;
}

/** Absent options are those of the turn before. */
export interface MessageRequest extends Omit<GenerateRequest, 'prompt' | 'count'> {
  readonly text: string;
  /** The turn to go on from; null starts from the beginning again, absent goes on from the latest. */
  readonly fromTurnId?: string | null;
  /** Only so many of the last images go along, and none of the turns before. */
  readonly trimTo?: number;
  readonly confirmBudget?: boolean;
}
