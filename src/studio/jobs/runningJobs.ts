import { isUnderWay } from '../../protocol/api/jobs.ts';
import { formatElapsed, plural } from '../../protocol/words.ts';
import type { Job } from './jobs.ts';

/** What runs now in a few words, such as "2 images · 14 s"; `undefined` when nothing does. Times in UTC milliseconds. */
export function runningInWords(jobs: readonly Job[], now: number): string | undefined {
  const running = jobs.filter(isUnderWay);
  if (running.length === 0) return undefined;
  const images = running.reduce((sum, { count, images }) => sum + Math.max(1, count - images.length), 0);
  const what = plural(images, 'image');
  const waits = running.flatMap(({ state }) => (state.phase === 'waiting' ? [state.until] : []));
  if (waits.length === running.length) return `${what} · waiting ${formatElapsed(Math.min(...waits) - now)}`;
  return `${what} · ${formatElapsed(now - Math.min(...running.map(({ createdAt }) => createdAt)))}`;
}
