import type { SessionCard } from '../../../src/protocol/api/sessions.ts';
import { deleteSession, duplicateSession, exportSession } from '../../state/conversation/sessionActions.ts';
import type { MenuItem } from '../Menu.tsx';

/** What can be done with a session, in its own tab and in the list. */
export const sessionMenu = (session: SessionCard, rename: () => void): readonly MenuItem[] => [
  { label: 'Rename…', run: rename },
  { label: 'Duplicate', run: () => duplicateSession(session.id) },
  { label: 'Export…', run: () => exportSession(session.id) },
  { label: 'Delete', run: () => deleteSession(session, { withImages: false }) },
  { label: 'Delete with Its Images', run: () => deleteSession(session, { withImages: true }) },
];
