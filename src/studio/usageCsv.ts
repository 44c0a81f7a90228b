import type { UsageLine } from '../library/usage.ts';
import { writeTable } from './batches/tableList.ts';

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
  ['batch', ({ batchId }) => batchId],
  ['half price', ({ batch }) => (batch ? 'yes' : undefined)],
];

/** The ledger as a table for spreadsheets. */
export const usageCsv = (lines: readonly UsageLine[]): Promise<string> =>
  writeTable([columns.map(([name]) => name), ...lines.map((line) => columns.map(([, value]) => value(line)))]);
