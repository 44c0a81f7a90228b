import { withoutHistory } from '../../gemini/exchangeTurns.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import type { FailedExchange, JobDescription } from '../jobs/jobs.ts';
import { isImageId } from '../requests/images.ts';

/**
 * Keeps a message that was sent and has no answer where it stood, so that it stays visible, with what went over the wire. An answer that was kept with
 * its failure is left as it is. False when there is an answer without a failure.
 */
export async function keepFailedTurn(
  context: StudioContext,
  { turn, prompt, options, references = [] }: JobDescription,
  failure: Failure,
  exchange?: FailedExchange,
): Promise<boolean> {
  if (!turn) return true;
  const library = await context.library();
  const kept = await library.turns.read(turn.turnId);
  if (kept) return kept.failure !== undefined;
  const referenceIds = references.map(({ id }) => id).filter(isImageId);
  try {
    await library.turns.save({
      ...{ id: turn.turnId, sessionId: turn.sessionId, createdAt: context.now(), prompt, options, failure },
      ...(turn.parentTurnId !== undefined && { parentTurnId: turn.parentTurnId }),
      ...(referenceIds.length > 0 && { referenceIds }),
      ...(exchange && { request: withoutHistory(exchange.request), response: exchange.response }),
      imageIds: [],
    });
  } catch (error) {
    // The job tells the failure all the same.
    context.warn('A message that failed could not be kept in its session.', error);
  }
  return true;
}
