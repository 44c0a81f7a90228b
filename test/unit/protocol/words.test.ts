import assert from 'node:assert/strict';
import { formatBytes } from '../../../src/protocol/formatBytes.ts';
import {
  formatCountdown,
  formatElapsed,
  formatIsoDay,
  formatPercent,
  formatType,
  shorten,
  withoutLinks,
} from '../../../src/protocol/words.ts';

describe('figures as people read them', () => {
  it('counts seconds, then minutes', () => {
    assert.deepEqual([0, 8_400, 59_400, 65_000, 605_000].map(formatElapsed), [
      '0 s',
      '8 s',
      '59 s',
      '1:05 min',
      '10:05 min',
    ]);
  });

  it('never counts below zero, when two clocks disagree', () => {
    assert.equal(formatElapsed(-3000), '0 s');
    assert.equal(formatCountdown(-3000), '0:00');
  });

  it('counts down to the second that is still to come', () => {
    assert.equal(formatCountdown(36_200), '0:37');
  });

  it('sizes files', () => {
    assert.deepEqual([512, 820_400, 1_440_000, 21_000_000].map(formatBytes), [
      '512 bytes',
      '820 KB',
      '1.4 MB',
      '21.0 MB',
    ]);
  });

  it('says shares in whole percents, but of a little never that it is nothing', () => {
    assert.deepEqual([0, 0.002, 0.314, 1, 24].map(formatPercent), ['0%', 'under 1%', '31%', '100%', '2400%']);
  });

  it('says a day of a table as all other days, and formats by their names', () => {
    assert.equal(formatIsoDay('2027-03-05'), '5 Mar 2027');
    assert.deepEqual(['image/jpeg', 'image/webp', 'image/png'].map(formatType), ['JPEG', 'WebP', 'PNG']);
  });

  it('shortens a long prompt to one line', () => {
    assert.equal(shorten('a fox\n\nin snow'), 'a fox in snow');
    assert.equal(shorten('a fox in deep snow', 10), 'a fox in…');
  });

  it('keeps words of others from being a link in a notice', () => {
    // As VS Code 1.107 finds them.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
    const text = 'Sorry. [Mend it](command:workbench.action.quit), [or](https://evil.example "x") [a](file:///b)';
    assert.equal(text.match(link)?.length, 3);
    assert.equal(withoutLinks(text).match(link), null);
  });
});
