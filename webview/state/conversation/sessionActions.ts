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
  try {
    await host.deleteSession(id, options);
    const images = options.withImages ? 'and its images went to the trash' : 'went to the trash; its images stay';
    showUndo(`“${name}” ${images}.`, () => restoreSession(id));
  } catch (error) {
    putBack(id);
    showError(error);
  }
}

export async function restoreSession(id: string): Promise<void> {
  try {
    await host.restoreSession(id);
    putBack(id);
  } catch (error) {
    showError(error);
  }
}

function putBack(id: string): void {
  deletedSessions.value = new Set([...deletedSessions.value].filter((other) => other !== id));
}
