import { join } from 'node:path';
import type { LibraryContext } from './context.ts';
import type { FileFollower } from './files/fileFollower.ts';
import { removeIfThere } from './files/files.ts';
import { checkId } from './files/places.ts';
import type { Turns } from './turns.ts';

/**
 * Removes sessions of the trash for good; one that was restored meanwhile stays. Their images leave them first and stay
 * where they are, each with the request and the response that it came from.
 */
export async function purgeSessions(
  { database, places, now }: LibraryContext,
  { follower, turns }: { readonly follower: FileFollower; readonly turns: Turns },
  ids: readonly string[],
): Promise<void> {
  for (const id of ids) {
    const inTrash = 'SELECT 1 FROM sessions WHERE id = ? AND deleted_at IS NOT NULL';
    if ((await database.all(inTrash, [checkId(id)])).length === 0) continue;
    const images = await database.all<{ id: string }>('SELECT id FROM images WHERE session_id = ?', [id]);
    const ofSession = await turns.list(id);
    await database.commit([
      { sql: 'UPDATE images SET session_id = NULL, updated_at = ? WHERE session_id = ?', params: [now(), id] },
    ]);
    follower.follow(images.map((image) => image.id));
    for (const { id: turnId } of ofSession) await turns.leaveSession(turnId);
    // The file before the rows: a session without rows would come back with the next rebuild.
    await removeIfThere(join(places.sessions, `${id}.json`));
    await database.commit([
      { sql: 'DELETE FROM conversation_history WHERE session_id = ?', params: [id] },
      { sql: 'DELETE FROM sessions WHERE id = ?', params: [id] },
    ]);
    await turns.removeUnused(ofSession.map((turn) => turn.id));
  }
}
