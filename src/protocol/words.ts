/** Figures, dates and names in words: the same in pages, notices and menus, in the English that the product speaks. */
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

export const formatCount = (count: number): string => count.toLocaleString('en');

export const formatPixels = (size: { readonly width: number; readonly height: number }): string =>
  `${size.width} × ${size.height}`;

/** "4 images", "1 image", "2 copies". */
export function plural(count: number, word: string): string {
  if (count === 1) return `1 ${word}`;
  return `${formatCount(count)} ${/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(ch|s|x)$/.test(word) ? `${word}es` : `${word}s`}`;
}

/** "25 Nov 2026". */
export const formatDate = (time: number): string =>
  new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "14:05". */
export const formatClock = (time: number): string =>
  new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "25 Nov 2026, 14:05". */
export const formatTime = (time: number): string => `${formatDate(time)}, ${formatClock(time)}`;

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
