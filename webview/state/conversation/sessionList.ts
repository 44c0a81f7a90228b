import { computed, signal } from '@preact/signals';
import { asRecord } from '../../../src/protocol/records.ts';
import { host, readState } from '../../host.ts';
import { keepState } from '../kept/keepState.ts';
import { createLoaded } from '../loaded.ts';
import { modelName } from './conversationWords.ts';
import { deletedSessions } from './sessionActions.ts';

export const sessions = createLoaded(
  () => undefined,
  () => host.listSessions(),
);

const saved = asRecord(readState()).search;
export const search = signal(typeof saved === 'string' ? saved : '');
/** The one that is being renamed. */
export const renamed = signal<string | undefined>(undefined);

const found = computed(() => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  return sessions.value.value?.filter(({ name, model }) => {
    const text = `${name} ${modelName(model)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
});
export const shownSessions = computed(() =>
  found.value?.filter(({ id, deletedAt }) => deletedAt === undefined && !deletedSessions.value.has(id)),
);
export const sessionsInTrash = computed(() => found.value?.filter(({ deletedAt }) => deletedAt !== undefined) ?? []);

export const keepSessionsPage = (): (() => void) => keepState(() => ({ search: search.value }));
