import { isFinished, type Job } from './jobs.ts';

/** What runs now in a few words, such as "2 images · 14 s"; `undefined` when nothing does. Times in UTC milliseconds. */
export function runningInWords(jobs: readonly Job[], now: number): string | undefined {
  const running = jobs.filter((job) => !isFinished(job));
  if (running.length === 0) return undefined;
  const images = running.reduce((sum, { count, images }) => sum + Math.max(1, count - images.length), 0);
  const what = images === 1 ? '1 image' : `${images} images`;
  const waits = running.flatMap(({ state }) => (state.phase === 'waiting' ? [state.until] : []));
  if (waits.length === running.length) return `${what} · waiting ${seconds(Math.min(...waits) - now)}`;
  return `${what} · ${seconds(now - Math.min(...running.map(({ createdAt }) => createdAt)))}`;
}

const seconds = (milliseconds: number): string => `${Math.max(0, Math.round(milliseconds / 1000))} s`;
