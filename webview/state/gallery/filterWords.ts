import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatIsoDay, shorten } from '../../../src/protocol/words.ts';
import { type DateRange, type FilterChange, type GalleryFilters, inOrder } from './filters.ts';

/** A filter as a piece of the sentence "1,204 images made with Pro, in 16:9, tagged kept", and what takes it away. */
export interface FilterChip {
  readonly words: string;
  readonly without: FilterChange;
}

export function chipsOf(
  filters: GalleryFilters,
  sessionName: (id: string) => string | undefined,
): readonly FilterChip[] {
  const { text, model, family, aspectRatio, resolution, dates, edited, favourite, sessionId, tags, deleted } = filters;
  const chip = (words: string, without: FilterChange): FilterChip => ({ words, without });
  return [
    ...(deleted ? [chip('in the trash', { deleted: undefined })] : []),
    ...(favourite === undefined
      ? []
      : [chip(favourite ? 'that are favourites' : 'that are no favourites', { favourite: undefined })]),
    ...(edited === undefined ? [] : [chip(edited ? 'that are edits' : 'that are originals', { edited: undefined })]),
    ...(model ? [chip(`made with ${modelFacts(model).name}`, { model: undefined })] : []),
    ...(family ? [chip(`made with ${familyName(family)}`, { family: undefined })] : []),
    ...(aspectRatio ? [chip(`in ${aspectRatio}`, { aspectRatio: undefined })] : []),
    ...(resolution ? [chip(`at ${resolution}`, { resolution: undefined })] : []),
    ...(dates ? [chip(dateWords(dates), { dates: undefined })] : []),
    ...(sessionId
      ? [chip(`of “${shorten(sessionName(sessionId) ?? 'a session', 40)}”`, { sessionId: undefined })]
      : []),
    ...tags.map((tag) => chip(`tagged “${shorten(tag, 30)}”`, { tags: tags.filter((other) => other !== tag) })),
    ...(text.trim() ? [chip(`about “${shorten(text, 30)}”`, { text: undefined })] : []),
  ];
}

const familyName = (family: NonNullable<GalleryFilters['family']>): string =>
  family === 'pro' ? 'a Pro model' : 'a Flash model';

function dateWords(dates: DateRange): string {
  if ('days' in dates) return dates.days === 1 ? 'from today' : `from the last ${dates.days} days`;
  const [from, to] = inOrder(dates).map((day) => (day ? formatIsoDay(day) : undefined));
  if (from && to) return from === to ? `from ${from}` : `from ${from} to ${to}`;
  return from ? `since ${from}` : `until ${to}`;
}
