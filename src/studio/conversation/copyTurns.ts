import { withoutHistory } from '../../gemini/exchangeTurns.ts';
import type { TurnFile } from '../../library/shapes.ts';
import type { StudioContext } from '../context.ts';

/**
 * Copies turns into a session, the links among them and the names of its branches included. A copy has cost nothing: it
 * was paid for as the turn that it was made from.
 */
export async function copyTurns(
  context: StudioContext,
  sessionId: string,
  turns: readonly TurnFile[],
  branchNames: Readonly<Record<string, string>> = {},
): Promise<void> {
  const library = await context.library();
  const ids = new Map(turns.map(({ id }) => [id, context.newId()]));
  for (const { parentTurnId = '', usage: _, ...turn } of turns) {
    const id = ids.get(turn.id) ?? turn.id;
    const parent = ids.get(parentTurnId);
    await library.turns.save({
      ...turn,
      ...{ id, sessionId, copyOf: turn.copyOf ?? turn.id, costUSD: 0, request: withoutHistory(turn.request) },
      ...(parent !== undefined && { parentTurnId: parent }),
    });
  }
  const names = Object.entries(branchNames).flatMap(([turnId, name]) => {
    const id = ids.get(turnId);
    return id === undefined ? [] : [[id, name.slice(0, 60)] as const];
  });
  if (names.length > 0) await library.sessions.update(sessionId, { branchNames: Object.fromEntries(names) });
}
