import { type SessionDetails, unnamedSession } from '../../library/sessions.ts';
import { StudioError } from '../../protocol/failure.ts';
import { shorten } from '../../protocol/words.ts';
import type { StudioContext } from '../context.ts';

/** A session that is not in the trash, with its turns. Rejects with `notFound`. */
export async function findSession(context: StudioContext, sessionId: string): Promise<SessionDetails> {
  const found = await (await context.library()).sessions.get(sessionId);
  if (found && found.session.deletedAt === undefined) return found;
  throw new StudioError({ kind: 'notFound', message: 'That session is not in the library any more.' });
}

const longestName = 60;

/** A session that nobody has named is called what was first said in it. */
export async function nameAfter(context: StudioContext, sessionId: string, text: string): Promise<void> {
  const { sessions } = await context.library();
  await sessions.update(sessionId, ({ name }) => (name === unnamedSession ? { name: nameFrom(text) } : undefined));
}

/** The beginning of what was said. */
export const nameFrom = (text: string): string => shorten(text, longestName);
