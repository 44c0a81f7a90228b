/**
 * Figures, dates and names in words: the same in pages, notices and menus, in the English that the product speaks. By
 * hand: `Intl` takes tens of milliseconds for its first figure and its first date, while a page's first pictures wait.
 */
import { promptInBrief } from './edits/promptInBrief.ts';

/** "8 s", "1:05 min". */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 60 ? `${seconds} s` : `${formatMinutes(seconds)} min`;
}

/** "0:37", for a countdown; never below zero. */
export const formatCountdown = (milliseconds: number): string =>
  formatMinutes(Math.max(0, Math.ceil(milliseconds / 1000)));

const formatMinutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** "12,345". */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const formatPixels = (size: { readonly width: number; readonly height: number }): string =>
  `${size.width} × ${size.height}`;

/** "31%"; what is more than nothing is never 0%. */
export const formatPercent = (share: number): string =>
  share > 0 && share < 0.01 ? 'under 1%' : `${Math.round(share * 100)}%`;

/** "JPEG", "WebP" of a type such as "image/webp". */
export const formatType = (mime: string): string =>
  mime === 'image/webp' ? 'WebP' : mime.replace('image/', '').toUpperCase();

/** "4 images", "1 image", "2 copies". */
export function plural(count: number, word: string): string {
  if (count === 1) return `1 ${word}`;
  return `${formatCount(count)} ${/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(ch|s|x)$/.test(word) ? `${word}es` : `${word}s`}`;
}

/** "25 Nov 2026". */
export function formatDate(time: number): string {
  const date = new Date(time);
  return `${date.getDate()} ${monthName(date).slice(0, 3)} ${date.getFullYear()}`;
}

/** "15 Mar 2027" of "2027-03-15", the same day wherever it is read. */
export const formatIsoDay = (day: string): string => formatDate(new Date(`${day}T00:00`).getTime());

/** "14:05". */
export function formatClock(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** "25 Nov 2026, 14:05". */
export const formatTime = (time: number): string => `${formatDate(time)}, ${formatClock(time)}`;

const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const months = 'January February March April May June July August September October November December'.split(' ');

export const weekdayName = (day: Date): string => weekdays[day.getDay()] ?? '';
export const monthName = (day: Date): string => months[day.getMonth()] ?? '';

/** The first words of a prompt, for names and announcements; never half an emoji. */
export function shorten(text: string, length = 80): string {
  const line = promptInBrief(text).replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const characters = [...line];
  return characters.length <= length
    ? line
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** "2.1, 3.0 and 4" as a sentence lists things. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/**
 * For VS Code’s notices, which make links of `[words](command:…)`: what a server, a file name or a model says is no reason
 * to offer a command.
 */
export const withoutLinks = (text: string): string => text.replaceAll('](', '] (');
