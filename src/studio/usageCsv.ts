import type { UsageLine } from '../library/usage.ts';

const columns: readonly (readonly [string, (line: UsageLine) => string | number | undefined])[] = [
  ['time', ({ createdAt }) => new Date(createdAt).toISOString()],
  ['model', ({ model }) => model],
  ['model answered', ({ modelAnswered }) => modelAnswered],
  ['outcome', ({ outcome }) => outcome],
  ['input tokens', ({ usage }) => usage?.input],
  ['image tokens', ({ usage }) => usage?.outputImage],
  ['text tokens', ({ usage }) => usage?.outputText],
  ['thinking tokens', ({ usage }) => usage?.thinking],
  ['searches', ({ usage }) => usage?.searchQueries],
  ['cost USD', ({ costUSD }) => costUSD],
  ['seconds', ({ durationMs }) => durationMs && durationMs / 1000],
  ['session', ({ sessionId }) => sessionId],
];

/** The ledger as a table for spreadsheets (RFC 4180, with a byte order mark, which Excel needs for UTF-8). */
export function usageCsv(lines: readonly UsageLine[]): string {
  const rows = [columns.map(([name]) => name), ...lines.map((line) => columns.map(([, value]) => value(line)))];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that begins like a formula would be run by a spreadsheet; an apostrophe keeps it text. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
