import type { Session } from '../../library/sessions.ts';
import type { SessionCard, SessionsApi } from '../../protocol/api/sessions.ts';
import { withoutRemoved } from '../../protocol/conversation/turns.ts';
import type { ImageRecord } from '../../protocol/model.ts';
import type { Served } from '../../protocol/rpc.ts';
import { nameBranch, removeTurn, restoreTurn } from '../../studio/conversation/branches.ts';
import { converse } from '../../studio/conversation/converse.ts';
import { duplicateSession } from '../../studio/conversation/duplicateSession.ts';
import { findSession } from '../../studio/conversation/session.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { branchName, deleteSessionOptions, sessionId, sessionName, turnId } from '../../studio/requests/sessions.ts';
import { newSession, openSession } from '../../tabs/sessionTabs.ts';
import { exportSessionTo, importSession, pickSessionFile } from '../../userFiles/sessionFiles.ts';
import type { Cards } from '../cards.ts';
import type { Page } from './page.ts';

export function sessionCalls({ app, library, cards, subject, setTitle }: Page): Served<SessionsApi> {
  const { studio } = app;
  const sessions = async () => (await library).sessions;

  return {
    async listSessions() {
      const { list } = await sessions();
      const all = await Promise.all([list(), list({ deleted: true })]);
      return Promise.all(all.flat().map(async (session) => toCard(session, await previewOf(session), await cards)));
    },
    createSession: async () => ({ sessionId: await newSession(app) }),
    openSession: (id) => openSession(app, parseInput(sessionId, id)),
    renameSession: async (id, name) =>
      (await sessions()).update(parseInput(sessionId, id), { name: parseInput(sessionName, name) }),
    duplicateSession: async (id) => ({ sessionId: await duplicateSession(studio, parseInput(sessionId, id)) }),
    deleteSession: async (id, options) =>
      (await sessions()).delete(parseInput(sessionId, id), parseInput(deleteSessionOptions, options)),
    restoreSession: async (id) => (await sessions()).restore(parseInput(sessionId, id)),
    keepSession: async (id) => (await sessions()).update(parseInput(sessionId, id), { unsaved: false }),

    async session(id) {
      const { session, turns, images } = await findSession(studio, parseInput(sessionId, id));
      if (id === subject) setTitle(session.name);
      const toCards = await cards;
      const present = withoutRemoved(turns, session.removedTurns);
      return {
        session: toCard(session, undefined, toCards),
        turns: present,
        images: toCards.cards(images),
        branchNames: session.branchNames ?? {},
        removedIds: turns.filter((turn) => !present.includes(turn)).map((turn) => turn.id),
      };
    },
    async turnDetails(id) {
      const { thoughts, grounding } = (await (await library).turns.read(parseInput(turnId, id))) ?? {};
      return { ...(thoughts && { thoughts }), ...(grounding && { grounding }) };
    },
    async sendMessage(id, message) {
      const { jobId, turnId: madeId } = await converse(studio, parseInput(sessionId, id), message);
      app.jobNotices.follow(jobId);
      return { jobId, turnId: madeId };
    },
    nameBranch: (id, turn, name) =>
      nameBranch(studio, parseInput(sessionId, id), parseInput(turnId, turn), parseInput(branchName, name)),
    removeTurn: (id, turn) => removeTurn(studio, parseInput(sessionId, id), parseInput(turnId, turn)),
    restoreTurn: (id, turn) => restoreTurn(studio, parseInput(sessionId, id), parseInput(turnId, turn)),
    async exportSession(id) {
      const { session } = await findSession(studio, parseInput(sessionId, id));
      const target = await pickSessionFile(session.name);
      if (target) await exportSessionTo(app, id, target.format, target.file);
    },
    async importSession() {
      const id = await importSession(app);
      if (id) await openSession(app, id);
    },
  };

  async function previewOf({ previewId }: Session) {
    return previewId === undefined ? undefined : (await library).images.get(previewId);
  }
}

function toCard(session: Session, preview: ImageRecord | undefined, cards: Cards): SessionCard {
  const { id, name, createdAt, updatedAt, turns, images, costUSD, unknownCosts, unsaved, deletedAt } = session;
  const model = session.lastModel ?? session.model;
  return {
    ...{ id, name, createdAt, updatedAt, turns, images, costUSD, unknownCosts },
    ...(model !== undefined && { model }),
    ...(preview && { preview: cards.card(preview) }),
    ...(unsaved && { unsaved }),
    ...(deletedAt !== undefined && { deletedAt }),
  };
}
