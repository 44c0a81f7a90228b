import { type FSWatcher, watch } from 'node:fs';

/**
 * Calls `look` soon after something in the folder changed. Network folders send no events and some systems drop them,
 * so it also calls after `milliseconds` without one; `look` must be cheap when there is nothing new.
 */
export function watchFolder(folder: string, milliseconds: number, look: () => void): () => void {
  let watcher: FSWatcher | undefined;
  let soon: NodeJS.Timeout | undefined;
  const often = setInterval(look, milliseconds);

  function changed(_event: string, name: string | null): void {
    if (name !== null && !name.startsWith('journal.')) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      look();
    }, gatherMilliseconds);
  }

  try {
    watcher = watch(folder, { persistent: false }, changed);
    // Out of watches, or the folder went away: the interval goes on.
    watcher.on('error', () => watcher?.close());
  } catch {
    // No events here: the interval does it.
  }

  return () => {
    watcher?.close();
    clearTimeout(soon);
    clearInterval(often);
  };
}

/** One write makes several events. */
const gatherMilliseconds = 15;
