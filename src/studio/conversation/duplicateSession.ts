import { withoutRemoved } from '../../protocol/conversation/turns.ts';
import type { StudioContext } from '../context.ts';
import { copyTurns } from './copyTurns.ts';
import { findSession } from './session.ts';

/** The same conversation once more, to go on in another direction. The images are shared. Answers with its id. */
export async function duplicateSession(context: StudioContext, sessionId: string): Promise<string> {
  const library = await context.library();
  const { session, turns } = await findSession(context, sessionId);
  const files = await Promise.all(withoutRemoved(turns, session.removedTurns).map(({ id }) => library.turns.read(id)));
  const { name, model } = session;
  const copy = await library.sessions.create({ name: `${name.slice(0, 190)} (copy)`, ...(model && { model }) });
  await copyTurns(
    context,
    copy.id,
    files.flatMap((file) => file ?? []),
    session.branchNames,
  );
  return copy.id;
}
