/** Where in a text something belongs that is on a line of its own, and what stands around it there. */
export interface OwnLine {
  /** Characters from the start of the text. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

const comments = [
  ['<!--', '-->'],
  ['/*', '*/'],
] as const;

const styles = new Set(['css', 'scss', 'less']);

/** The line below `end`, and below the comment that `end` lies in, where a link would be dead; indented as the text is. */
export function lineBelow(languageId: string, text: string, end: number): OwnLine {
  const comment = commentAround(text, end);
  const at = lineEnd(text, comment?.end ?? end);
  const indent = indentOf(languageId, text, comment?.start ?? end);
  if (styles.has(languageId)) return { at, before: `\n${indent}background-image: `, after: ';' };
  if (languageId !== 'markdown') return { at, before: `\n${indent}`, after: '' };
  const nextIsEmpty = /^(?:\r?\n[^\S\n]*(?:\r?\n|$)|$)/.test(text.slice(at));
  return { at, before: `\n\n${indent}`, after: nextIsEmpty ? '' : '\n' };
}

/** The words of a selection without the signs of comments, headings and quotes around them. */
export function wordsOf(selection: string): string {
  return selection
    .replace(/<!--|-->|\{?\/\*+|\*+\/\}?/g, '')
    .replace(/^[^\S\n]*(?:\/\/+ ?|#+ |>+ |\* )/gm, '')
    .trim();
}

function commentAround(text: string, end: number): { readonly start: number; readonly end: number } | undefined {
  for (const [open, close] of comments) {
    const start = text.lastIndexOf(open, end - 1);
    const closes = start < 0 ? -1 : text.indexOf(close, start + open.length);
    if (closes >= 0 && closes + close.length > end) return { start, end: closes + close.length };
  }
  return undefined;
}

/** As deep as the line is; inside an item of a list as deep as the item's words. */
function indentOf(languageId: string, text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, lineEnd(text, at));
  const item = languageId === 'markdown' && /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line)?.[0];
  return item ? ' '.repeat(item.length) : (/^[^\S\r\n]*/.exec(line)?.[0] ?? '');
}

/** Without the line's end, and its carriage return. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}
