import assert from 'node:assert/strict';
import { sizeBars, spendBars } from '../../../webview/state/reports/bars.ts';
import { spanOf } from '../../../webview/state/reports/spans.ts';
import {
  budgetLine,
  outcomeLines,
  sessionShares,
  spendWords,
  unknownLine,
} from '../../../webview/state/reports/usageWords.ts';
import { emptyUsage } from '../../ui/pages/sampleReports.ts';

const now = Date.UTC(2026, 10, 22, 14, 30);
const totals = { requests: 4, failed: 1, costUSD: 0.12, unknownCosts: 0 };

describe('the usage page', () => {
  describe('its spans', () => {
    const days = (name: Parameters<typeof spanOf>[0], at = now) =>
      Object.values(spanOf(name, at)).map((time) => new Date(time).toISOString().slice(0, 10));

    it('are whole months in UTC, also around the new year', () => {
      assert.deepEqual(days('thisMonth'), ['2026-11-01', '2026-12-01']);
      assert.deepEqual(days('lastMonth', Date.UTC(2027, 0, 31, 23)), ['2026-12-01', '2027-01-01']);
    });

    it('have today in them', () => {
      assert.deepEqual(days('ninetyDays'), ['2026-08-25', '2026-11-23']);
      assert.deepEqual(days('all'), ['1970-01-01', '2026-11-23']);
    });
  });

  describe('its bars', () => {
    it('keep a place for every day, and a row only for those with requests', () => {
      const { by, bars } = spendBars([{ day: '2026-11-03', ...totals }], 'thisMonth', now);
      assert.equal(by, 'day');
      assert.equal(bars.length, 30);
      assert.deepEqual(
        bars.filter(({ cells }) => cells),
        [
          {
            key: '2026-11-03',
            name: '3 Nov 2026',
            short: '3 Nov',
            value: 0.12,
            facts: '$0.120 in 4 requests',
            cells: ['4', '1', '$0.120'],
          },
        ],
      );
    });

    it('are months when all time is asked for, with the days of each summed up', () => {
      const { by, bars } = spendBars(
        [
          { day: '2025-06-30', ...totals },
          { day: '2026-11-02', ...totals },
          { day: '2026-11-20', ...totals, unknownCosts: 1 },
        ],
        'all',
        now,
      );
      assert.equal(by, 'month');
      assert.equal(bars.length, 18);
      assert.equal(bars[0]?.short, 'Jun 2025');
      assert.deepEqual(bars.at(-1)?.cells, ['8', '2', '$0.240 + 1 unknown']);
    });

    it('never show an unknown price as nothing', () => {
      const { bars } = spendBars(
        [{ day: '2026-11-03', requests: 2, failed: 0, costUSD: 0, unknownCosts: 2 }],
        'thisMonth',
        now,
      );
      assert.equal(bars[2]?.facts, 'price unknown in 2 requests');
    });

    it('of the storage go back a year at least', () => {
      const bars = sizeBars([{ month: '2026-11', files: 1, bytes: 2_500_000 }], now);
      assert.equal(bars.length, 12);
      assert.equal(bars.at(-1)?.facts, '2.5 MB in 1 image');
    });
  });

  it('says what is left of the budget, and what is over', () => {
    assert.equal(budgetLine(3, 0), undefined);
    assert.deepEqual(budgetLine(2.5, 10), {
      share: 0.25,
      over: false,
      words: '$7.50 left of your budget of $10.00.',
    });
    assert.deepEqual(budgetLine(12, 10), {
      share: 1,
      over: true,
      words: '$2.00 over your budget of $10.00. Every request asks first.',
    });
  });

  it('says which prices are unknown', () => {
    assert.equal(unknownLine(totals), undefined);
    assert.equal(
      unknownLine({ ...totals, unknownCosts: 1 }),
      'The price of 1 request is unknown and not in these figures.',
    );
    assert.equal(unknownLine({ ...totals, unknownCosts: 4 }), 'The price of these requests is unknown.');
  });

  it('counts every request under one ending with its cost, also those it has no words for', () => {
    const of = (outcome: string, requests: number, costUSD = 0) => ({ ...totals, outcome, requests, costUSD });
    const lines = outcomeLines([
      of('image', 9, 0.3),
      of('promptBlocked', 2),
      of('refused', 1, 0.01),
      { ...of('something new', 3), unknownCosts: 3 },
    ]);
    assert.deepEqual(
      lines.map((line) => [line.totals.requests, line.words, spendWords(line.totals)]),
      [
        [9, 'made an image', '$0.300'],
        [3, 'refused by Google', '$0.010'],
        [3, 'failed otherwise', 'price unknown'],
      ],
    );
  });

  it('gives each session its share, and the rest in one line', () => {
    const snapshot = {
      ...emptyUsage(),
      requests: 10,
      costUSD: 1,
      batches: [],
      sessions: [
        { sessionId: 'a', name: 'Mascot', requests: 4, failed: 0, costUSD: 0.6, unknownCosts: 0 },
        { sessionId: 'b', requests: 2, failed: 1, costUSD: 0.1, unknownCosts: 1 },
      ],
    };
    assert.deepEqual(
      sessionShares(snapshot).map((share) => [share.name, share.totals.requests, spendWords(share.totals)]),
      [
        ['Mascot', 4, '$0.600'],
        ['A deleted session', 2, '$0.100 + 1 unknown'],
        ['All else', 4, '$0.300'],
      ],
    );
    assert.deepEqual(sessionShares(emptyUsage()), []);
  });
});
