import type { BatchCounts, BatchRow, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { ImageOptions } from '../../../src/protocol/model.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatCount, formatCountdown, formatElapsed, plural } from '../../../src/protocol/words.ts';

export const totalOf = (counts: BatchCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** "about 50 minutes", "about 3 hours". */
export function roughTime(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes < 2) return 'about a minute';
  if (minutes < 90) return `about ${minutes < 20 ? minutes : Math.round(minutes / 5) * 5} minutes`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `about ${hours} hours` : `about ${Math.round(hours / 24)} days`;
}

const phases: Readonly<Record<BatchSnapshot['phase'], string>> = {
  preparing: 'Getting ready',
  running: 'Running',
  paused: 'Paused',
  stopped: 'Stopped',
  cancelled: 'Cancelled',
  done: 'Done',
};

/** "Running in another window", "Waiting for Google". */
export function phaseLine(batch: BatchSnapshot): string {
  const { phase, elsewhere, lane, counts } = batch;
  if (phase !== 'running') return phases[phase];
  if (elsewhere) return 'Running in another window';
  if (lane === 'google') return counts.sent > 0 ? 'With Google, which answers within a day' : 'Handing over to Google';
  return phases.running;
}

/** "124 of 200 images · 3 failed · 12 a minute · about 6 minutes left · $4.17". */
export function progressLine(batch: BatchSnapshot, now: number): string {
  const { counts, perMinute, endsAt, costUSD, demo, waiting } = batch;
  const { done, failed, unknown, cancelled } = counts;
  return [
    `${formatCount(done)} of ${plural(totalOf(counts), 'image')}`,
    failed > 0 && `${formatCount(failed)} failed`,
    unknown > 0 && `${formatCount(unknown)} unknown`,
    cancelled > 0 && `${formatCount(cancelled)} left out`,
    waiting && waiting.until > now ? `waiting ${formatCountdown(waiting.until - now)}` : perMinute && rate(perMinute),
    endsAt !== undefined && endsAt > now && `${roughTime(endsAt - now)} left`,
    demo ? 'free' : costUSD > 0 && formatCost(costUSD),
  ]
    .filter(Boolean)
    .join(' · ');
}

const rate = (perMinute: number): string =>
  `${perMinute < 10 ? perMinute.toFixed(1).replace(/\.0$/, '') : Math.round(perMinute)} a minute`;

/** "Nano Banana Pro · 16:9 · 2K": what tells the variants of a batch apart, or all of one. */
export function variantWords(options: ImageOptions | undefined, among: readonly ImageOptions[] = []): string {
  if (!options) return '';
  const differs = (name: keyof ImageOptions) =>
    among.length < 2 || among.some((other) => other[name] !== options[name]);
  return [
    differs('model') && modelFacts(options.model).name,
    differs('aspectRatio') && (options.aspectRatio ?? 'own shape'),
    differs('resolution') && (options.resolution ?? '1K'),
    among.length > 1 && differs('thinkingLevel') && options.thinkingLevel && `${options.thinkingLevel} thinking`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What goes on with a row, in words. */
export function rowWords(row: BatchRow, batch: BatchSnapshot, now: number): string {
  switch (row.state) {
    case 'queued':
      if (row.waitingUntil && row.waitingUntil > now) return `Held back for ${formatCountdown(row.waitingUntil - now)}`;
      return batch.phase === 'running' ? 'Waits for its turn' : 'Not sent yet';
    case 'sent':
      if (batch.lane === 'google') return 'With Google';
      return `Being drawn ${row.sentAt === undefined ? '' : formatElapsed(now - row.sentAt)}`;
    case 'done':
      return [
        row.costUSD !== undefined && !batch.demo && formatCost(row.costUSD),
        batch.lane === 'paced' &&
          row.sentAt !== undefined &&
          row.endedAt !== undefined &&
          formatElapsed(row.endedAt - row.sentAt),
      ]
        .filter(Boolean)
        .join(' · ');
    case 'cancelled':
      return 'Left out';
    default:
      return row.failure?.message ?? 'Failed';
  }
}
