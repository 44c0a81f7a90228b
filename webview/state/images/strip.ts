import type { ImageCard } from '../../../src/protocol/api/images.ts';
import type { JobSnapshot } from '../../../src/protocol/api/jobs.ts';

/**
 * The film strip: running and recent work first, then what the library holds. A place in it keeps its key while its
 * picture arrives or fails, so that nothing moves and the selection stays.
 */
export type StripItem =
  | { readonly kind: 'image'; readonly key: string; readonly slot?: string; readonly image: ImageCard }
  | { readonly kind: 'pending' | 'failed' | 'cancelled'; readonly key: string; readonly job: JobSnapshot };

export function stripItems(
  jobs: readonly JobSnapshot[],
  latest: readonly ImageCard[],
  removed: ReadonlySet<string>,
): readonly StripItem[] {
  const newestFirst = [...jobs].sort((a, b) => b.createdAt - a.createdAt);
  const fromJobs = newestFirst.flatMap((job) => jobItems(job, latest));
  const shown = new Set(fromJobs.map(({ key }) => key));
  const others = latest.filter(({ id }) => !shown.has(id)).map(imageItem);
  return [...fromJobs, ...others].filter((item) => !removed.has(item.key) && !isDeleted(item));
}

function jobItems(job: JobSnapshot, latest: readonly ImageCard[]): readonly StripItem[] {
  const arrived = job.images.map((image, index): StripItem => {
    // The library's own copy knows what happened since, such as a star.
    const current = latest.find(({ id }) => id === image.id) ?? image;
    return { ...imageItem(current), slot: slotKey(job.id, index) };
  });
  const { phase } = job.state;
  if (phase === 'done') return arrived;
  if (phase === 'failed' || phase === 'cancelled') {
    return [...arrived, { kind: phase, key: slotKey(job.id, arrived.length), job }];
  }
  const missing = Math.max(0, job.count - arrived.length);
  return [
    ...arrived,
    ...Array.from({ length: missing }, (_, index): StripItem => {
      return { kind: 'pending', key: slotKey(job.id, arrived.length + index), job };
    }),
  ];
}

/** A job keeps the images that it made, also those that went to the trash since. */
const isDeleted = (item: StripItem): boolean => item.kind === 'image' && item.image.deletedAt !== undefined;

const imageItem = (image: ImageCard) => ({ kind: 'image', key: image.id, image }) as const;

/** The place of a job's n-th picture, known before there is one. */
export const slotKey = (jobId: string, index: number): string => `${jobId}#${index}`;

/** The selected item, or the newest one. */
export const findSelected = (items: readonly StripItem[], selected: string | undefined): StripItem | undefined =>
  (selected && items.find((item) => item.key === selected || (item.kind === 'image' && item.slot === selected))) ||
  items[0];

/** What takes the place of an item that goes away: the next one, or the one before at the end. */
export function neighbourOf(items: readonly StripItem[], key: string): StripItem | undefined {
  const index = items.findIndex((item) => item.key === key);
  return items[index + 1] ?? items[index - 1];
}
