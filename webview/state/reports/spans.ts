import { dayMs, startOfDay, startOfMonth } from './calendar.ts';

/** The stretches of time that the usage page can show. */
export const spanNames = ['thisMonth', 'lastMonth', 'ninetyDays', 'all'] as const;
export type SpanName = (typeof spanNames)[number];

export const spanLabels: Readonly<Record<SpanName, string>> = {
  thisMonth: 'This month',
  lastMonth: 'Last month',
  ninetyDays: '90 days',
  all: 'All',
};

export interface Span {
  /** UTC milliseconds; inclusive. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function spanOf(name: SpanName, now: number): Span {
  const tomorrow = startOfDay(now) + dayMs;
  switch (name) {
    case 'thisMonth':
      return { from: startOfMonth(now), to: startOfMonth(now, 1) };
    case 'lastMonth':
      return { from: startOfMonth(now, -1), to: startOfMonth(now) };
    case 'ninetyDays':
      return { from: tomorrow - 90 * dayMs, to: tomorrow };
    case 'all':
      return { from: 0, to: tomorrow };
  }
}

export const isSpanName = (value: unknown): value is SpanName => spanNames.some((name) => name === value);
