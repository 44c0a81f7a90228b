import type { GalleryQuery } from '../../../src/protocol/api/gallery.ts';
import { monthName, plural, weekdayName } from '../../../src/protocol/words.ts';

/** A run of images under one heading: a day, or a number of edits. */
export interface Section {
  /** The first image. */
  readonly start: number;
  readonly images: number;
  /** The start of the local day in milliseconds, or the number of edits. */
  readonly value: number;
}

const minuteMs = 60_000;

export const isByDay = (sort: GalleryQuery['sort']): boolean => sort !== 'mostEdited';

/** `places` as an outline has them. Days are the user's own, not UTC's. */
export function sectionsOf(places: Int32Array, sort: GalleryQuery['sort']): readonly Section[] {
  const starts: { start: number; value: number }[] = [];
  let [from, to] = [Number.NaN, Number.NaN];
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    if (place >= from && place < to) continue;
    if (isByDay(sort)) {
      const day = new Date(place * minuteMs);
      day.setHours(0, 0, 0, 0);
      from = Math.floor(day.getTime() / minuteMs);
      starts.push({ start: index, value: day.getTime() });
      to = day.setDate(day.getDate() + 1) / minuteMs;
    } else {
      [from, to] = [place, place + 1];
      starts.push({ start: index, value: place });
    }
  }
  return starts.map(({ start, value }, nth) => ({
    start,
    value,
    images: (starts[nth + 1]?.start ?? places.length) - start,
  }));
}

/** "Today", "Sunday 22 November", "3 edits". */
export function sectionName({ value }: Section, sort: GalleryQuery['sort'], now: number): string {
  if (!isByDay(sort)) return value === 0 ? 'Not edited' : plural(value, 'edit');
  const today = new Date(now).setHours(0, 0, 0, 0);
  if (value === today) return 'Today';
  if (value === new Date(today - minuteMs).setHours(0, 0, 0, 0)) return 'Yesterday';
  const day = new Date(value);
  const year = day.getFullYear();
  const words = `${weekdayName(day)} ${day.getDate()} ${monthName(day)}`;
  return year === new Date(now).getFullYear() ? words : `${words} ${year}`;
}

/** "November 2026" or "3 edits", for the scrubber. */
export const stretchName = ({ value }: Section, sort: GalleryQuery['sort']): string =>
  isByDay(sort)
    ? `${monthName(new Date(value))} ${new Date(value).getFullYear()}`
    : value === 0
      ? 'Not edited'
      : plural(value, 'edit');
