import type { ListSplit } from '../../protocol/api/batches.ts';
import type { ListEntry } from './listEntry.ts';

/** Lines, unless the text looks like paragraphs: blank lines, and a block of several lines between them. */
export function splitOf(lines: readonly string[]): ListSplit {
  const text = lines.map((line) => line.trim());
  const inBlock = text.some((line, at) => line && text[at + 1]);
  const first = text.findIndex(Boolean);
  const last = text.findLastIndex(Boolean);
  const hasBlank = text.slice(first, last).includes('');
  return inBlock && hasBlank ? 'paragraphs' : 'lines';
}

export const linesOf = (lines: readonly string[]): Iterable<ListEntry> =>
  lines.map((line, at) => entry(at, line)).filter(({ values }) => values.prompt);

/** Blocks between blank lines; the lines of one are one prompt. */
export function* paragraphsOf(lines: readonly string[]): Iterable<ListEntry> {
  let block: string[] = [];
  let start = 0;
  for (const [at, line] of [...lines, ''].entries()) {
    if (line.trim()) {
      if (block.length === 0) start = at;
      block.push(line.trim());
    } else if (block.length > 0) {
      yield entry(start, block.join('\n'));
      block = [];
    }
  }
}

const item = /^(\s*)(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const fence = /^\s*(```|~~~)/;

/** The items of a Markdown document's lists, with the lines that belong to them; headings, prose and code are left out. */
export function* itemsOf(lines: readonly string[]): Iterable<ListEntry> {
  let open: { start: number; text: string[] } | undefined;
  let inCode = false;
  for (const [at, line] of [...lines, ''].entries()) {
    if (fence.test(line)) inCode = !inCode;
    const [, , text] = inCode ? [] : (item.exec(line) ?? []);
    const goesOn = open && !inCode && text === undefined && /^\s+\S/.test(line) && !fence.test(line);
    if (open && goesOn) open.text.push(line.trim());
    else if (open) {
      yield entry(open.start, open.text.join('\n'));
      open = undefined;
    }
    if (text !== undefined) open = { start: at, text: [text] };
  }
}

const entry = (at: number, prompt: string): ListEntry => ({ line: at + 1, values: { prompt: prompt.trim() } });
