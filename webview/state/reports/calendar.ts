import { formatDate, monthName } from '../../../src/protocol/words.ts';

/** Days and months of the ledger and the library: always in UTC, as the host counts them. */

export const dayMs = 86_400_000;

export const startOfDay = (time: number): number => Math.floor(time / dayMs) * dayMs;

/** The first moment of the month that lies `months` away from the one of `time`. */
export function startOfMonth(time: number, months = 0): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
}

/** `2026-11-22`. */
export const dayKey = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `2026-11`. */
export const monthKey = (time: number): string => dayKey(time).slice(0, 7);

/** The starts of all days from `from` to before `to`. */
export const daysBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / dayMs)) }, (_, n) => from + n * dayMs);

/** The starts of all months from that of `first` to that of `last`, and of earlier ones when they are fewer than `atLeast`. */
export function monthsBetween(first: number, last: number, atLeast: number): readonly number[] {
  const months: number[] = [];
  for (let month = startOfMonth(last); month >= startOfMonth(first) || months.length < atLeast; ) {
    months.unshift(month);
    month = startOfMonth(month, -1);
  }
  return months;
}

/** The same day by the clock of this computer, for words that are made there. */
function here(time: number): Date {
  const date = new Date(time);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

/** "22 Nov". */
export const formatDay = (time: number): string => formatFullDay(time).slice(0, -5);
/** "22 Nov 2026". */
export const formatFullDay = (time: number): string => formatDate(here(time).getTime());
/** "Nov 2026". */
export const formatMonth = (time: number): string => formatFullDay(time).replace(/^\d+ /, '');
/** "November 2026". */
export const formatFullMonth = (time: number): string => `${monthName(here(time))} ${here(time).getFullYear()}`;
