import { signal } from '@preact/signals';
import type { SessionCard } from '../../../src/protocol/api/sessions.ts';
import { host } from '../../host.ts';
import { showError, showUndo } from '../notices.ts';

/** What can be done with a whole session, from its tab or from the list. */

/** Deleted a moment ago: gone at once, back at once when undone. */
export const deletedSessions = signal<ReadonlySet<string>>(new Set());

export const newSession = (): void => void host.createSession().catch(showError);
export const openSession = (id: string): void => void host.openSession(id).catch(showError);
export const exportSession = (id: string): void => void host.exportSession(id).catch(showError);
export const importSession = (): void => void host.importSession().catch(showError);
export const keepSession = (id: string): void => void host.keepSession(id).catch(showError);

export async function duplicateSession(id: string): Promise<void> {
  try {
    const { sessionId } = await host.duplicateSession(id);
    await host.openSession(sessionId);
  } catch (error) {
    showError(error);
  }
}

export async function deleteSession(
  { id, name }: Pick<SessionCard, 'id' | 'name'>,
  options: { readonly withImages: boolean },
): Promise<void> {
  deletedSessions.value = new Set([...deletedSessions.value, id]);
  const putBack = () => {
    deletedSessions.value = new Set([...deletedSessions.value].filter((other) => other !== id));
  };
  const undo = async () => {
    try {
      await host.restoreSession(id);
      putBack();
    } catch (error) {
      showError(error);
    }
  };
  try {
    await host.deleteSession(id, options);
    const images = options.withImages ? 'and its images went to the trash' : 'went to the trash; its images stay';
    showUndo(`“${name}” ${images}.`, undo);
  } catch (error) {
    putBack();
    showError(error);
  }
}
