import type { SessionsApi } from '../../../src/protocol/api/sessions.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { Served } from '../../../src/protocol/rpc.ts';
import type { Scenario } from './scenarios.ts';
import type { SessionScenario } from './sessionScenarios.ts';

/** The host's side of conversations. */
export function playSessions({
  sessions = [],
  session,
  turnDetails = {},
  answersAfter,
}: SessionScenario & Pick<Scenario, 'answersAfter'>): Served<SessionsApi> {
  return {
    listSessions: () => sessions,
    createSession: () => ({ sessionId: 'made' }),
    openSession: () => undefined,
    renameSession: () => undefined,
    duplicateSession: () => ({ sessionId: 'copy' }),
    deleteSession: () => undefined,
    restoreSession: () => undefined,
    keepSession: () => undefined,
    session() {
      if (session) return session;
      throw new StudioError({ kind: 'notFound', message: 'That session is not in the library any more.' });
    },
    turnDetails: (turnId) => turnDetails[turnId] ?? {},
    async sendMessage() {
      await answersAfter;
      return { jobId: 'sent', turnId: 'sent-turn' };
    },
    exportSession: () => undefined,
    importSession: () => undefined,
    nameBranch: () => undefined,
    removeTurn: () => undefined,
    restoreTurn: () => undefined,
  };
}
