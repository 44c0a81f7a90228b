import type { StorageSnapshot, UsageSnapshot } from '../../../src/protocol/api/reports.ts';
import { dayKey, dayMs, monthKey, startOfMonth } from '../../../webview/state/reports/calendar.ts';

/** Figures as the host sends them: up and down, with days and months in which nothing happened. */
export function sampleUsage({ from, to }: { from: number; to: number }, budgetUSD = 10): UsageSnapshot {
  const now = Date.now();
  const first = Math.max(from, now - 400 * dayMs);
  const count = Math.ceil((Math.min(to, now) - first) / dayMs);
  const days = Array.from({ length: count }, (_, n) => {
    const requests = Math.max(0, Math.round(9 * Math.sin(n * 1.7) + 5 * Math.sin(n / 3) + 4));
    return { day: dayKey(first + n * dayMs), requests, failed: n % 5 === 0 && requests > 1 ? 1 : 0 };
  })
    .filter(({ requests }) => requests > 0)
    .map((day, n) => ({
      ...day,
      costUSD: (day.requests - day.failed) * 0.0371,
      unknownCosts: n % 7 === 0 ? day.failed : 0,
    }));
  const sum = (read: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + read(day), 0);
  const totals = {
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
    costUSD: sum(({ costUSD }) => costUSD),
    unknownCosts: sum(({ unknownCosts }) => unknownCosts),
  };
  const part = (model: string, share: number) => ({
    model,
    requests: Math.round(totals.requests * share),
    failed: 0,
    costUSD: totals.costUSD * share,
    unknownCosts: 0,
  });
  return {
    ...totals,
    days,
    models: [
      part('gemini-nano-banana-2.1', 0.62),
      part('gemini-3-pro-image', 0.3),
      part('gemini-3.1-flash-lite-image', 0.08),
      { model: 'gemini-next-image', requests: 2, failed: 0, costUSD: 0, unknownCosts: 2 },
    ],
    outcomes: [
      { outcome: 'image', ...totals, requests: totals.requests - totals.failed, failed: 0, unknownCosts: 0 },
      { outcome: 'refused', requests: 3, failed: 3, costUSD: 0.012, unknownCosts: 0 },
      { outcome: 'rateLimited', requests: 5, failed: 5, costUSD: 0, unknownCosts: 0 },
      { outcome: 'cancelled', requests: 1, failed: 1, costUSD: 0, unknownCosts: 1 },
    ],
    batches: [],
    sessions: [
      { sessionId: 'a', name: 'A mascot for the parser, in all its moods', ...part('', 0.4) },
      { sessionId: 'b', ...part('', 0.06) },
    ],
    monthUSD: days.filter(({ day }) => day.startsWith(monthKey(now))).reduce((total, day) => total + day.costUSD, 0),
    budgetUSD,
  };
}

export const emptyUsage = (budgetUSD = 0): UsageSnapshot => ({
  requests: 0,
  failed: 0,
  costUSD: 0,
  unknownCosts: 0,
  days: [],
  models: [],
  outcomes: [],
  sessions: [],
  batches: [],
  monthUSD: 0,
  budgetUSD,
});

const none = { files: 0, bytes: 0 };

export const sampleStorage: StorageSnapshot = {
  folder: '/home/ada/.config/Code/User/globalStorage/nano-banana-studio.nano-banana-image-studio',
  images: { files: 1032, bytes: 1_480_000_000 },
  turns: { files: 871, bytes: 212_000_000 },
  thumbnails: { files: 1032, bytes: 38_000_000 },
  database: { files: 2, bytes: 6_400_000 },
  trash: { files: 40, bytes: 61_000_000 },
  favourites: 87,
  sessions: 23,
  months: [13, 11, 9, 8, 7, 5, 4, 3, 2, 1, 0].map((ago) => ({
    month: monthKey(startOfMonth(Date.now(), -ago)),
    files: 40 + ((ago * 37) % 90),
    bytes: (40 + ((ago * 37) % 90)) * 1_430_000,
  })),
  orphans: 3,
  missing: 1,
  limits: { maxSizeGB: 20, maxAgeDays: 365 },
  cleanUp: { toTrash: { files: 12, bytes: 34_000_000 }, purged: { files: 9, bytes: 13_200_000 } },
};

export const emptyStorage: StorageSnapshot = {
  ...sampleStorage,
  images: none,
  turns: none,
  thumbnails: none,
  trash: none,
  database: { files: 2, bytes: 98_304 },
  favourites: 0,
  sessions: 0,
  months: [],
  orphans: 0,
  missing: 0,
  limits: { maxSizeGB: 20, maxAgeDays: 0 },
  cleanUp: { toTrash: none, purged: none },
};
