import type { ListSplit } from '../../protocol/api/batches.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ListEntry } from './listEntry.ts';
import { itemsOf, linesOf, paragraphsOf, splitOf } from './plainList.ts';
import { inSlices } from './slices.ts';
import { readTable } from './tableList.ts';

export interface PromptList {
  readonly entries: readonly ListEntry[];
  /** As written; empty for plain text. */
  readonly columns: readonly string[];
  readonly split?: ListSplit;
  readonly notes: readonly string[];
}

export type ListFormat = 'txt' | 'csv' | 'jsonl' | 'md';

const formats: Readonly<Record<string, ListFormat>> = {
  txt: 'txt',
  text: 'txt',
  csv: 'csv',
  tsv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  md: 'md',
  markdown: 'md',
};
export const listExtensions = Object.keys(formats);

/** By the end of the name. Throws `invalidInput`. */
export function formatOf(fileName: string): ListFormat {
  const format = formats[fileName.split('.').at(-1)?.toLowerCase() ?? ''];
  if (format) return format;
  throw new StudioError({
    kind: 'invalidInput',
    message: `"${fileName}" is no list of prompts. It can be a .txt, .csv, .jsonl or .md file.`,
  });
}

/** Takes a list apart, letting others in meanwhile: a hundred thousand lines must not stop the editor. */
export async function readList(text: string, format: ListFormat, split?: ListSplit): Promise<PromptList> {
  if (format === 'csv') return tableList(text);
  const lines = text.split(/\r\n|\n|\r/);
  if (format === 'jsonl') return { ...(await collect(lines, jsonEntry)), notes: [] };
  if (format === 'md') return { entries: await all(itemsOf(lines)), columns: [], notes: [] };
  const chosen = split ?? splitOf(lines);
  const entries = await all(chosen === 'lines' ? linesOf(lines) : paragraphsOf(lines));
  return { entries, columns: [], split: chosen, notes: [] };
}

async function tableList(text: string): Promise<PromptList> {
  const { rows, unclosed } = await readTable(text);
  const columns = (rows[0]?.cells ?? []).map((name) => name.trim());
  const twice = columns.find((name, at) => name && columns.indexOf(name) !== at);
  const notes = [
    ...(unclosed ? ['A quotation mark is opened and never closed: what follows it is one cell.'] : []),
    ...(twice ? [`There are two columns "${twice}"; the first one counts.`] : []),
  ];
  const first = columns.flatMap((name, at) => (name && columns.indexOf(name) === at ? [{ name, at }] : []));
  const entries: ListEntry[] = [];
  await inSlices(rows.slice(1), ({ line, cells }) => {
    // Own entries only, the first of each name: a column may be called "constructor".
    const values = Object.fromEntries(first.map(({ name, at }) => [name, (cells[at] ?? '').trim()]));
    const extra = cells.slice(columns.length).some((cell) => cell.trim());
    entries.push({
      line,
      values,
      ...(extra && { problem: `This row has more cells than the ${columns.length} columns.` }),
    });
  });
  return { entries, columns: first.map(({ name }) => name), notes };
}

/** One JSON value a line: a text is a prompt, an object names options and variables. */
function jsonEntry(line: string, at: number): ListEntry | undefined {
  if (!line.trim()) return undefined;
  const broken = (problem: string): ListEntry => ({ line: at + 1, values: {}, problem });
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'string') return { line: at + 1, values: { prompt: value } };
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return broken('This line is no object and no text.');
    const nested = Object.entries(value).find(
      ([, inner]) => typeof inner === 'object' && inner !== null && !isWords(inner),
    );
    if (nested) return broken(`"${nested[0]}" holds more than a word.`);
    const values = Object.entries(value).flatMap(([name, inner]) =>
      inner === null ? [] : [[name, Array.isArray(inner) ? inner.join(';') : String(inner)]],
    );
    return { line: at + 1, values: Object.fromEntries(values) };
  } catch {
    return broken('This line is no JSON.');
  }
}

const isWords = (value: object): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

async function collect(
  lines: readonly string[],
  read: (line: string, at: number) => ListEntry | undefined,
): Promise<{ entries: readonly ListEntry[]; columns: readonly string[] }> {
  const entries: ListEntry[] = [];
  const columns = new Set<string>();
  await inSlices(lines.entries(), ([at, line]) => {
    const entry = read(line, at);
    if (!entry) return;
    entries.push(entry);
    for (const name of Object.keys(entry.values)) columns.add(name);
  });
  return { entries, columns: [...columns] };
}

async function all(entries: Iterable<ListEntry>): Promise<readonly ListEntry[]> {
  const kept: ListEntry[] = [];
  await inSlices(entries, (entry) => kept.push(entry));
  return kept;
}
