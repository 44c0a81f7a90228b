import type { SqlValue } from './sql.ts';

export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** More words than anyone types; each is a look into the index. */
const mostWords = 20;

/** Scripts that put no space between words: to the index a whole sentence is one word there. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const tokens = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Conditions on images for what somebody typed: all words must occur in prompt or tags, each as the beginning of a
 * word. The text never becomes search syntax: quotes, operators and wildcards mean themselves. What the index does not
 * know (emoji, signs, scripts without spaces) is looked for letter by letter.
 */
export function textConditions(text: string): readonly Condition[] {
  const words = text
    .toWellFormed()
    .normalize('NFC')
    .split(/[\s\p{Cc}]+/u);
  const conditions = words
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => (/[\p{L}\p{N}]/u.test(word) && !unspaced.test(word) ? phrase(word) : substring(word)));
  const phrases = conditions.filter((condition) => typeof condition === 'string');
  const rest = conditions.filter((condition) => typeof condition !== 'string');
  if (phrases.length === 0) return rest;
  const match = {
    sql: 'key IN (SELECT docid FROM image_text WHERE image_text MATCH ?)',
    params: [phrases.join(' ')],
  };
  return [match, ...rest];
}

/** A word as the index splits it: t-shirt is "t shirt". A single letter stands for itself, or it would match most. */
function phrase(word: string): string {
  const pieces = word.match(tokens)?.join(' ') ?? '';
  return `"${pieces}${pieces.length > 1 ? '*' : ''}"`;
}

function substring(word: string): Condition {
  const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return {
    sql: `(prompt LIKE ? ESCAPE '\\' OR key IN (SELECT image FROM image_tags WHERE tag LIKE ? ESCAPE '\\'))`,
    params: [pattern, pattern],
  };
}
