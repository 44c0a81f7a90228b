import type { SqlValue } from '../database/sql.ts';
import { likeText } from './likeText.ts';

/** Images that have something in common. */
export interface KeySet {
  /** A SELECT that answers the `key` of each, once. */
  readonly sql: string;
  readonly params: readonly SqlValue[];
  /** Whether a row of image_order and images is among them, with the same params, where that can be told without all. */
  readonly has?: string;
}

/** More words than anyone types; each is a look into the index. */
const mostWords = 20;

/** Scripts that put no space between words: to the index a whole sentence is one word there. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const tokens = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The images that have what somebody typed, those of every set: all words must occur in prompt or tags, each as the beginning of a
 * word. The text never becomes search syntax: quotes, operators and wildcards mean themselves. What the index does not
 * know (emoji, signs, scripts without spaces) is looked for letter by letter.
 */
export function textKeys(text: string): readonly KeySet[] {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .split(/[\s\p{Cc}]+/u);
  const sets = words
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => (/[\p{L}\p{N}]/u.test(word) && !unspaced.test(word) ? phrase(word) : substring(word)));
  const phrases = sets.filter((set) => typeof set === 'string');
  const rest = sets.filter((set) => typeof set !== 'string');
  if (phrases.length === 0) return rest;
  const match = {
    sql: 'SELECT docid AS key FROM image_text WHERE image_text MATCH ?',
    params: [phrases.join(' ')],
  };
  return [match, ...rest];
}

/** A word as the index splits it: t-shirt is "t shirt". A single letter stands for itself, or it would match most. */
function phrase(word: string): string {
  const pieces = word.match(tokens)?.join(' ') ?? '';
  return `"${pieces}${pieces.length > 1 ? '*' : ''}"`;
}

function substring(word: string): KeySet {
  const pattern = `%${likeText(word)}%`;
  return {
    sql: `SELECT key FROM images WHERE prompt LIKE ? ESCAPE '\\'
      UNION SELECT image AS key FROM image_tags WHERE tag LIKE ? ESCAPE '\\'`,
    params: [pattern, pattern],
    has: `(prompt LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value LIKE ? ESCAPE '\\'))`,
  };
}
