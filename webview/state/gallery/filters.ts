import { signal } from '@preact/signals';
import type { GalleryQuery } from '../../../src/protocol/api/gallery.ts';
import { aspectRatios, resolutions } from '../../../src/protocol/model.ts';
import { asRecord } from '../../../src/protocol/records.ts';

/** What is looked for: as it is kept and saved, so that "the last 7 days" stays the last 7 days. */
export interface GalleryFilters
  extends Pick<
    GalleryQuery,
    'model' | 'family' | 'aspectRatio' | 'resolution' | 'edited' | 'favourite' | 'sessionId' | 'deleted'
  > {
  readonly text: string;
  readonly tags: readonly string[];
  readonly dates?: DateRange;
  readonly sort: NonNullable<GalleryQuery['sort']>;
}

/** The last so many days, today among them; or from one local day to another, either end open, days as `2026-11-22`. */
export type DateRange = { readonly days: number } | DaySpan;

export interface DaySpan {
  readonly from?: string;
  readonly to?: string;
}

const sorts = ['newest', 'oldest', 'mostEdited'] as const;
const noFilters: GalleryFilters = { text: '', tags: [], sort: 'newest' };

export const filters = signal<GalleryFilters>(noFilters);

export type FilterChange = { readonly [Name in keyof GalleryFilters]?: GalleryFilters[Name] | undefined };

/** `undefined` takes a filter away. */
export function filterBy(change: FilterChange): void {
  const next = Object.entries({ ...filters.value, ...change }).filter(([, value]) => value !== undefined);
  filters.value = { ...noFilters, ...Object.fromEntries(next) };
}

/** Whether anything is left out, the choice between gallery and trash aside. */
export const isFiltered = ({ deleted: _, sort: __, text, tags, ...others }: GalleryFilters): boolean =>
  text !== '' || tags.length > 0 || Object.values(others).some((value) => value !== undefined);

/** Everything again, in the order that was chosen. */
export function showAll(): void {
  filters.value = { ...noFilters, sort: filters.value.sort };
}

/** The ends of a range, the earlier one first: one that is upside down is turned round. */
export const inOrder = ({ from, to }: DaySpan): readonly (string | undefined)[] =>
  from && to && from > to ? [to, from] : [from, to];

/** As the host takes it. */
export function queryOf({ text, tags, dates, ...rest }: GalleryFilters, now: number): GalleryQuery {
  const words = text.trim();
  return {
    ...rest,
    ...(words && { text: words }),
    ...(tags.length > 0 && { tags }),
    ...(dates && timesOf(dates, now)),
  };
}

function timesOf(dates: DateRange, now: number): Pick<GalleryQuery, 'from' | 'to'> {
  if ('days' in dates) return { from: dayStart(new Date(now), 1 - dates.days) };
  const [first, last] = inOrder(dates).map((day) => (day ? new Date(`${day}T00:00`) : undefined));
  return { ...(first && { from: dayStart(first, 0) }), ...(last && { to: dayStart(last, 1) }) };
}

const dayStart = (day: Date, later: number): number =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();

/** What was kept by another version, or by hand, gives what is still understood of it. */
export function parseFilters(kept: unknown): GalleryFilters {
  const raw = asRecord(kept);
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name] !== '' ? raw[name] : undefined);
  const flag = (name: string) => (typeof raw[name] === 'boolean' ? raw[name] : undefined);
  const oneOf = <Value>(values: readonly Value[], name: string) => values.find((value) => value === raw[name]);
  const parsed: FilterChange = {
    text: text('text')?.slice(0, 1000),
    tags: Array.isArray(raw.tags) ? raw.tags.filter((tag) => typeof tag === 'string') : undefined,
    dates: parseDates(asRecord(raw.dates)),
    model: text('model'),
    family: oneOf(['flash', 'pro'] as const, 'family'),
    aspectRatio: oneOf(aspectRatios, 'aspectRatio'),
    resolution: oneOf(resolutions, 'resolution'),
    sessionId: text('sessionId'),
    edited: flag('edited'),
    favourite: flag('favourite'),
    deleted: flag('deleted'),
    sort: oneOf(sorts, 'sort'),
  };
  return {
    ...noFilters,
    ...Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)),
  };
}

function parseDates({ days, from, to }: Readonly<Record<string, unknown>>): DateRange | undefined {
  if (typeof days === 'number' && days > 0 && days < 10_000) return { days };
  const day = (value: unknown) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(`${value}T00:00`)) ? value : undefined;
  const [first, last] = [day(from), day(to)];
  return first || last ? { ...(first && { from: first }), ...(last && { to: last }) } : undefined;
}
