import type { Session, SessionPatch } from '../../library/sessions.ts';
import type { StudioContext } from '../context.ts';
import { findSession } from './session.ts';

const longestName = 60;

/** Names the branch that begins with a turn; an empty name takes it away. */
export const nameBranch = (context: StudioContext, sessionId: string, turnId: string, name: string): Promise<void> =>
  change(context, sessionId, ({ branchNames = {} }) => {
    const { [turnId]: _, ...others } = branchNames;
    const clean = name.replace(/\s+/g, ' ').trim().slice(0, longestName);
    return { branchNames: clean ? { ...others, [turnId]: clean } : others };
  });

/** Takes a turn out of the tree, with all that follows it. Its file and its images stay, so that it can be undone. */
export const removeTurn = (context: StudioContext, sessionId: string, turnId: string): Promise<void> =>
  change(context, sessionId, ({ removedTurns = [] }) => ({ removedTurns: [...new Set([...removedTurns, turnId])] }));

export const restoreTurn = (context: StudioContext, sessionId: string, turnId: string): Promise<void> =>
  change(context, sessionId, ({ removedTurns = [] }) => ({ removedTurns: removedTurns.filter((id) => id !== turnId) }));

async function change(
  context: StudioContext,
  sessionId: string,
  patch: (session: Pick<Session, 'branchNames' | 'removedTurns'>) => SessionPatch,
): Promise<void> {
  await findSession(context, sessionId);
  await (await context.library()).sessions.update(sessionId, patch);
}
