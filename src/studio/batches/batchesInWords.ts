import type { BatchSnapshot } from '../../protocol/api/batches.ts';
import { formatCount } from '../../protocol/words.ts';

/** How running batches go in a few words, such as "124 of 200 images · waiting 6 s". Times in UTC milliseconds. */
export function batchesInWords(batches: readonly BatchSnapshot[], now: number): string | undefined {
  if (batches.length === 0) return undefined;
  const sum = (count: (batch: BatchSnapshot) => number) => batches.reduce((total, batch) => total + count(batch), 0);
  const ended = sum(({ counts }) => counts.done + counts.failed + counts.unknown + counts.cancelled);
  const open = sum(({ counts }) => counts.queued + counts.sent);
  const waits = batches.flatMap(({ waiting }) => (waiting && waiting.until > now ? [waiting.until - now] : []));
  const waiting = waits.length === batches.length ? ` · waiting ${Math.ceil(Math.min(...waits) / 1000)} s` : '';
  return `${formatCount(ended)} of ${formatCount(ended + open)} images${waiting}`;
}
