import type { SpendTotals, StorageSnapshot, UsageSnapshot } from '../../../src/protocol/api/reports.ts';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { formatCount, plural } from '../../../src/protocol/words.ts';
import { dayKey, daysBetween, formatDay, formatFullDay, formatMonth, monthKey, monthsBetween } from './calendar.ts';
import { type SpanName, spanOf } from './spans.ts';
import { sumTotals } from './totals.ts';
import { spendWords } from './usageWords.ts';

/** One bar of a chart. A day or month in which nothing happened has its place, and no row in the table. */
export interface Bar {
  readonly key: string;
  /** "22 Nov 2026", for reading out. */
  readonly name: string;
  /** "22 Nov", for the ends of the axis. */
  readonly short: string;
  readonly value: number;
  /** "$0.41 in 12 requests". */
  readonly facts: string;
  readonly cells?: readonly string[];
}

export interface Bars {
  readonly by: 'day' | 'month';
  readonly bars: readonly Bar[];
}

/** Beyond this a day is too thin to be pointed at. */
const mostDays = 92;
/** A single wide block is not a chart. */
const fewestMonths = 12;

/** Spend by day, or by month where there are too many days. */
export function spendBars(days: UsageSnapshot['days'], name: SpanName, now: number): Bars {
  const { to, ...span } = spanOf(name, now);
  const first = days[0] ? Date.parse(days[0].day) : now;
  const from = name === 'all' ? first : span.from;
  const byDay = daysBetween(from, to);
  if (byDay.length <= mostDays && name !== 'all') {
    const found = new Map(days.map((day) => [day.day, day]));
    return {
      by: 'day',
      bars: byDay.map((day) => spendBar(dayKey(day), formatFullDay(day), formatDay(day), found.get(dayKey(day)))),
    };
  }
  const found = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return {
    by: 'month',
    bars: monthsBetween(first, now, fewestMonths).map((month) => {
      const inside = found.get(monthKey(month));
      return spendBar(monthKey(month), formatMonth(month), formatMonth(month), inside && sumTotals(inside));
    }),
  };
}

/** What the images of each month take. */
export const sizeBars = (months: StorageSnapshot['months'], now: number): readonly Bar[] => {
  const found = new Map(months.map((month) => [month.month, month]));
  const first = months[0] ? Date.parse(`${months[0].month}-01`) : now;
  return monthsBetween(first, now, fewestMonths).map((month) => {
    const { files = 0, bytes = 0 } = found.get(monthKey(month)) ?? {};
    return {
      key: monthKey(month),
      name: formatMonth(month),
      short: formatMonth(month),
      value: bytes,
      facts: files ? `${formatBytes(bytes)} in ${plural(files, 'image')}` : 'no images',
      ...(files && { cells: [formatCount(files), formatBytes(bytes)] }),
    };
  });
};

function spendBar(key: string, name: string, short: string, totals: SpendTotals | undefined): Bar {
  if (!totals) return { key, name, short, value: 0, facts: 'no requests' };
  const { costUSD, requests, failed, unknownCosts } = totals;
  const cost = unknownCosts === requests ? 'price unknown' : formatCost(costUSD);
  return {
    key,
    name,
    short,
    value: costUSD,
    facts: `${cost} in ${plural(requests, 'request')}`,
    cells: [formatCount(requests), formatCount(failed), spendWords(totals)],
  };
}
