import { formatAgo } from '../../state/conversation/conversationWords.ts';
import { restoreSession } from '../../state/conversation/sessionActions.ts';
import { sessionsInTrash } from '../../state/conversation/sessionList.ts';
import { Button } from '../Button.tsx';
import './DeletedSessions.css';

/** The sessions in the trash, folded away: they can come back until a clean-up removes them. */
export function DeletedSessions() {
  const deleted = sessionsInTrash.value;
  if (deleted.length === 0) return null;
  return (
    <details class="sessions-deleted">
      <summary>
        Deleted <span class="quiet">{deleted.length}</span>
      </summary>
      <p class="quiet small">After 30 days a clean-up removes them for good. Their images stay.</p>
      <ul>
        {deleted.map(({ id, name, deletedAt = 0 }) => (
          <li key={id}>
            <span class="sessions-deleted-name" title={name}>
              {name}
            </span>
            <span class="quiet small">{formatAgo(deletedAt, Date.now())}</span>
            <Button onPress={() => restoreSession(id)}>Restore</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
