import { setImmediate as nextTurn } from 'node:timers/promises';
import type Papa from 'papaparse';

/** Rows that are taken apart before others get a turn, and characters that usually hold them. */
const rowsAtOnce = 200;
const charactersAtOnce = 128 * 1024;

export interface TableRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a table whose cells are parted by commas, semicolons or tabs; a cell in quotes may hold all of these and
 * span lines. Empty rows are left out. `unclosed`: a quote is opened and never closed.
 */
export async function readTable(text: string): Promise<{ rows: readonly TableRow[]; unclosed: boolean }> {
  const { default: papa } = await import('papaparse');
  const format = { ...formatOf(text, papa), preview: rowsAtOnce, fastMode: false };
  const rows: TableRow[] = [];
  let unclosed = false;
  let line = 1;
  let size = charactersAtOnce;
  for (let at = 0; at < text.length; ) {
    const window = text.slice(at, at + size);
    const { data, meta, errors } = papa.parse<string[]>(window, format);
    if (!meta.truncated && at + size < text.length) {
      // The window may end in the middle of a row.
      size *= 2;
      continue;
    }
    for (const cells of data) {
      if (cells.some((cell) => cell.trim())) rows.push({ line, cells });
      line += 1 + cells.reduce((sum, cell) => sum + newlinesIn(cell), 0);
    }
    unclosed ||= errors.some(({ code }) => code === 'MissingQuotes');
    at += meta.truncated ? meta.cursor : window.length;
    size = charactersAtOnce;
    await nextTurn();
  }
  return { rows, unclosed };
}

/** The head tells: whatever parts most of its names. A single column may have commas in its cells. */
function formatOf(text: string, papa: typeof Papa): Pick<Papa.ParseConfig, 'delimiter' | 'newline'> {
  const start = text.slice(0, charactersAtOnce);
  const heads = [papa.UNIT_SEP, ',', ';', '\t'].map((delimiter) => ({
    delimiter,
    names: papa.parse<string[]>(start, { delimiter, preview: 1 }).data[0]?.length ?? 0,
  }));
  const best = heads.reduce((most, head) => (head.names > most.names ? head : most));
  const newline = /\r\n|\n|\r/.exec(start)?.[0];
  return { delimiter: best.delimiter, newline: newline === '\r\n' || newline === '\r' ? newline : '\n' };
}

const newlinesIn = (cell: string): number => cell.match(/\r\n|\n|\r/g)?.length ?? 0;

/** A table for spreadsheets (RFC 4180, with a byte order mark, which Excel needs for UTF-8); no cell is run as a formula. */
export async function writeTable(rows: readonly (readonly (string | number | undefined)[])[]): Promise<string> {
  const { default: papa } = await import('papaparse');
  return `\uFEFF${papa.unparse([...rows], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}
