import type { Session, SessionDetails } from '../library/sessions.ts';
import type { Turn } from '../library/turns.ts';
import { withoutRemoved } from '../protocol/conversation/turns.ts';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import type { StudioContext } from '../studio/context.ts';
import { converse } from '../studio/conversation/converse.ts';
import { findSession } from '../studio/conversation/session.ts';
import type { StartedJob } from '../studio/jobs/jobs.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { deleteSessionOptions, sessionId, sessionInput, sessionName } from '../studio/requests/sessions.ts';
import { apiRequest, type CallOptions, callOptions } from './apiInput.ts';

/** A turn with the images that it brought; the result is the last that is no draft. */
export interface TurnWithImages extends Turn {
  readonly images: readonly ImageRecord[];
}

/** `sessions` of the public API. `follow` ties a job to its caller. */
export function createSessionsApi(
  studio: StudioContext,
  follow: (job: StartedJob<void>, options: CallOptions) => Promise<void>,
) {
  const sessions = async () => (await studio.library()).sessions;
  return {
    create: async (session: { readonly name?: string; readonly model?: string } = {}): Promise<Session> =>
      (await sessions()).create(parseInput(sessionInput, session)),
    /** Latest first. */
    list: async (): Promise<readonly Session[]> => (await sessions()).list(),
    /** With its turns, a tree by their `parentTurnId`, and their images. */
    async get(id: string): Promise<SessionDetails> {
      const { session, turns, images } = await findSession(studio, parseInput(sessionId, id));
      return { session, images, turns: withoutRemoved(turns, session.removedTurns) };
    },
    rename: async (id: string, name: string): Promise<void> =>
      (await sessions()).update(parseInput(sessionId, id), { name: parseInput(sessionName, name) }),
    /** Into the library's trash; its images stay unless told. */
    delete: async (id: string, options?: { readonly withImages?: boolean }): Promise<void> =>
      (await sessions()).delete(parseInput(sessionId, id), parseInput(deleteSessionOptions, options)),
    restore: async (id: string): Promise<void> => (await sessions()).restore(parseInput(sessionId, id)),
    /** Answers with the new turn. Goes on from the latest turn unless `fromTurnId` names one; null begins anew. */
    async send(
      id: string,
      message: { readonly text: string; readonly [option: string]: unknown },
      options?: CallOptions,
    ): Promise<TurnWithImages> {
      const watch = parseInput(callOptions, options);
      const { references } = parseInput(apiRequest, message);
      const { turnId, ...job } = await converse(studio, parseInput(sessionId, id), { ...message, references });
      await follow(job, watch);
      const { turns, images } = await findSession(studio, id);
      const turn = turns.find((one) => one.id === turnId);
      if (!turn) throw new StudioError({ kind: 'notFound', message: 'The turn was taken out of its session.' });
      return { ...turn, images: images.filter((image) => turn.imageIds.includes(image.id)) };
    },
  };
}
