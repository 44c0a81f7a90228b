import assert from 'node:assert/strict';
import { parseFilters, queryOf } from '../../../../webview/state/gallery/filters.ts';
import { chipsOf } from '../../../../webview/state/gallery/filterWords.ts';
import { sectionName, sectionsOf } from '../../../../webview/state/gallery/sections.ts';

const now = new Date(2026, 10, 25, 15, 30).getTime();
const day = (date: number, hour = 0) => new Date(2026, 10, date, hour).getTime();

describe('The filters of the gallery', () => {
  it('become what the host takes', () => {
    const filters = parseFilters({ text: ' storm ', tags: ['kept'], dates: { days: 7 }, family: 'pro', deleted: true });
    assert.deepEqual(queryOf(filters, now), {
      sort: 'newest',
      text: 'storm',
      tags: ['kept'],
      from: day(19),
      family: 'pro',
      deleted: true,
    });
  });

  it('take a span of days whole, and turn one round that is upside down', () => {
    for (const dates of [
      { from: '2026-11-02', to: '2026-11-05' },
      { from: '2026-11-05', to: '2026-11-02' },
    ]) {
      const { from, to } = queryOf(parseFilters({ dates }), now);
      assert.deepEqual([from, to], [day(2), day(6)]);
      const [chip] = chipsOf(parseFilters({ dates }), () => undefined);
      assert.equal(chip?.words, 'from 2 Nov 2026 to 5 Nov 2026');
    }
    assert.deepEqual(queryOf(parseFilters({ dates: { to: '2026-11-05' } }), now), { sort: 'newest', to: day(6) });
  });

  it('understand what is left of state from elsewhere', () => {
    const nothing = { text: '', tags: [], sort: 'newest' };
    for (const kept of [
      undefined,
      7,
      'x',
      [],
      { text: 5, tags: 'no', dates: { days: -3 }, aspectRatio: '7:7', sort: 'x' },
    ])
      assert.deepEqual(parseFilters(kept), nothing);
    assert.deepEqual(parseFilters({ dates: { from: 'soon', to: '2026-11-05' } }).dates, { to: '2026-11-05' });
  });

  it('read as a sentence', () => {
    const filters = parseFilters({
      text: 'a “quoted” 🍌',
      tags: ['kept', 'icons'],
      dates: { days: 7 },
      model: 'gemini-3-pro-image',
      aspectRatio: '16:9',
      resolution: '4K',
      edited: true,
      favourite: true,
      sessionId: 'some',
    });
    assert.deepEqual(
      chipsOf(filters, () => 'Harbour').map(({ words }) => words),
      [
        'that are favourites',
        'that are edits',
        'made with Nano Banana Pro',
        'in 16:9',
        'at 4K',
        'from the last 7 days',
        'of “Harbour”',
        'tagged “kept”',
        'tagged “icons”',
        'about “a “quoted” 🍌”',
      ],
    );
    const [, , , , , , , kept] = chipsOf(filters, () => undefined);
    assert.deepEqual(kept?.without, { tags: ['icons'] });
  });
});

describe('The sections of the gallery', () => {
  const minutes = (...times: readonly number[]) => Int32Array.from(times, (time) => time / 60_000);

  it('are days of the user’s own, with their counts', () => {
    const sections = sectionsOf(minutes(day(25, 15), day(25, 0), day(24, 23), day(2, 12)), 'newest');
    assert.deepEqual(sections, [
      { start: 0, images: 2, value: day(25) },
      { start: 2, images: 1, value: day(24) },
      { start: 3, images: 1, value: day(2) },
    ]);
    assert.deepEqual(
      sections.map((section) => sectionName(section, 'newest', now)),
      ['Today', 'Yesterday', 'Monday 2 November'],
    );
  });

  it('are numbers of edits where that is the order', () => {
    const sections = sectionsOf(Int32Array.from([7, 1, 1, 0]), 'mostEdited');
    assert.deepEqual(
      sections.map((section) => [sectionName(section, 'mostEdited', now), section.images]),
      [
        ['7 edits', 1],
        ['1 edit', 2],
        ['Not edited', 1],
      ],
    );
  });
});
