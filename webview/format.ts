/** Figures as people read them. */
import { promptInBrief } from '../src/protocol/edits/promptInBrief.ts';

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

/** "12,345". By hand, since the first number by `Intl` costs a page as much time as its first rows. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const formatPixels = (size: { readonly width: number; readonly height: number }): string =>
  `${size.width} × ${size.height}`;

/** "4 images", "1 image". */
export const plural = (count: number, word: string): string => `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;

/** "25 Nov 2026, 14:05", in the user's own way of writing it. */
export const formatTime = (time: number): string =>
  new Date(time).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });

/** The first words of a prompt, for names and announcements. */
export function shorten(text: string, length = 80): string {
  const line = promptInBrief(text).replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

/** "2.1, 3.0 and 4" as a sentence lists things. */
export const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
