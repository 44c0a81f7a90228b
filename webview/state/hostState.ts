import { batch, computed, signal } from '@preact/signals';
import type { ImagesMoved } from '../../src/protocol/api/gallery.ts';
import type { ComposedRequest, JobSnapshot } from '../../src/protocol/api/jobs.ts';
import type { ReferenceCard } from '../../src/protocol/api/references.ts';
import type { SettingsSnapshot } from '../../src/protocol/api/settings.ts';
import { type Failure, toFailure } from '../../src/protocol/failure.ts';
import type { HostNews } from '../../src/protocol/messages.ts';
import { host, onNews } from '../host.ts';

/** What the host owns. The page only shows it, and always gets it whole. */
export const settings = signal<SettingsSnapshot | undefined>(undefined);
export const jobs = signal<readonly JobSnapshot[]>([]);
/** Counts the library's changes; -1 until the host has answered. */
export const revision = signal(-1);
/** Of the library, since this page began. What the page asked for after the last of them is as new as can be. */
export const libraryChanges = signal(0);
/** The host has answered. */
export const started = computed(() => revision.value >= 0);
export const startFailure = signal<Failure | undefined>(undefined);

/** What commands and other pages bring for the composer; whoever has one listens. */
export const brought = signal<Brought>({ references: [] });

/** Images that this window moves; whoever shows a result listens. */
export const moved = signal<ImagesMoved | undefined>(undefined);

export interface Brought {
  readonly references: readonly ReferenceCard[];
  readonly composed?: ComposedRequest;
}

function takeIn(references: readonly ReferenceCard[], composed?: ComposedRequest): void {
  if (references.length > 0 || composed) brought.value = { references, ...(composed && { composed }) };
}

/** News that overtook the answer to `start` is newer than that answer. */
const overtook = new Set<HostNews['news']>();

export async function start(): Promise<void> {
  startFailure.value = undefined;
  overtook.clear();
  try {
    const snapshot = await host.start();
    if (!overtook.has('jobs')) jobs.value = snapshot.jobs;
    if (!overtook.has('settings')) settings.value = snapshot.settings;
    revision.value = Math.max(revision.value, snapshot.revision);
    takeIn(snapshot.attach, snapshot.compose);
  } catch (error) {
    startFailure.value = toFailure(error);
  }
}

onNews((message) => {
  overtook.add(message.news);
  switch (message.news) {
    case 'jobs':
      jobs.value = message.jobs;
      break;
    case 'settings':
      settings.value = message.settings;
      break;
    case 'library':
      batch(() => {
        revision.value = message.revision;
        libraryChanges.value += 1;
      });
      break;
    case 'moved':
      moved.value = message;
      break;
    case 'attach':
      takeIn(message.references);
      break;
    case 'compose': {
      const { news: _, ...composed } = message;
      takeIn([], composed);
    }
  }
});
