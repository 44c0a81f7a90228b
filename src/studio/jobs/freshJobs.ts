import type { Library } from '../../library/library.ts';
import type { Jobs } from './jobs.ts';

/** Keeps the images of listed jobs as the library has them, wherever they were changed; returns what stops it. */
export function keepJobsFresh(jobs: Jobs, { images, onDidChange }: Library, warn: Warn): () => void {
  let asking = false;
  let changed = false;

  async function ask(): Promise<void> {
    while (changed) {
      changed = false;
      const ids = new Set(jobs.list().flatMap((job) => job.images.map(({ id }) => id)));
      const found = await Promise.all([...ids].map((id) => images.get(id)));
      jobs.refresh(new Map(found.flatMap((image) => (image ? [[image.id, image] as const] : []))));
    }
  }

  return onDidChange(() => {
    changed = true;
    if (asking) return;
    asking = true;
    ask()
      .catch((error: unknown) => warn('What became of recent images could not be read.', error))
      .finally(() => {
        asking = false;
      });
  });
}

type Warn = (message: string, error?: unknown) => void;
