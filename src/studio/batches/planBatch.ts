import type { BatchDraft, BatchPlan, RowWindow } from '../../protocol/api/batches.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import { fileNameOf } from '../../protocol/fileName.ts';
import { batchPriceShare, estimateCost, pricesOf } from '../../protocol/money.ts';
import type { StudioContext } from '../context.ts';
import { spentThisMonth } from '../usage.ts';
import { type ExpandedList, expandList, type ReadyRow } from './expandList.ts';
import { decodeList, type ListText, typedList } from './listText.ts';
import { formatOf, type PromptList, readList } from './readList.ts';

/** Far more than a hundred thousand prompts. */
const mostBytes = 50 * 1024 * 1024;

/** A list as read, multiplied out, and priced. */
export interface WholePlan extends ExpandedList {
  readonly sha256: string;
  readonly list: PromptList;
  /** Those that can be sent. */
  readonly ready: readonly SendableRow[];
  readonly costUSD: number | undefined;
}

type SendableRow = ReadyRow & { readonly variant: number };
const isReady = (row: ReadyRow): row is SendableRow => row.variant !== undefined;

/** Reads the list and says what it would become; nothing is sent or kept. Throws `invalidInput` and what reading does. */
export async function wholePlan(context: StudioContext, draft: BatchDraft): Promise<WholePlan> {
  const { defaults } = context.settings();
  const { text, sha256 } = await sourceText(context, draft);
  const format = draft.source.kind === 'file' ? formatOf(fileNameOf(draft.source.uri)) : 'txt';
  const list = await readList(text, format, draft.split);
  const expanded = await expandList(list, draft, defaults);
  const ready = expanded.rows.filter(isReady);
  return { ...expanded, sha256, list, ready, costUSD: costOf(context, expanded, ready) };
}

export async function planBatch(context: StudioContext, draft: BatchDraft, window: RowWindow): Promise<BatchPlan> {
  const plan = await planOnce(context, draft);
  const { rows, ready, variants, notes, costUSD, list, sha256 } = plan;
  const { budgetUSD } = context.settings();
  const folder = context.outputFolder(draft.source.kind === 'file' ? draft.source.uri : undefined);
  return {
    name: draft.source.kind === 'file' ? fileNameOf(draft.source.uri).replace(/\.\w+$/, '') : '',
    sha256,
    prompts: countPrompts(ready),
    images: ready.length,
    problems: rows.length - ready.length,
    notes,
    namesFiles: ready.some(({ fileName }) => fileName !== undefined),
    rows: rows
      .slice(window.from, window.from + window.count)
      .map((row, at) => plannedRow(row, window.from + at, variants)),
    ...(list.split && { split: list.split }),
    ...(costUSD !== undefined && { costUSD, googleUSD: costUSD * batchPriceShare }),
    ...(ready.length > 0 && { takesMs: timeOf(context, plan) }),
    ...(budgetUSD > 0 && { budgetLeftUSD: Math.max(0, budgetUSD - (await spentThisMonth(context))) }),
    ...(folder && { folder: folder.label }),
  };
}

/** Rows of one prompt follow each other. */
export const countPrompts = (rows: WholePlan['ready']): number =>
  rows.reduce((count, { item }, at) => (rows[at - 1]?.item === item ? count : count + 1), 0);

const plannedRow = (
  { line, prompt, variant, fileName, problem }: ReadyRow,
  n: number,
  variants: WholePlan['variants'],
): BatchPlan['rows'][number] => {
  const options = variant === undefined ? undefined : variants[variant];
  return { n, line, prompt, ...(options && { options }), ...(fileName && { fileName }), ...(problem && { problem }) };
};

/** Scrolling through a plan must not read a hundred thousand lines again: the last plan of each context is kept. */
const last = new WeakMap<StudioContext, { readonly key: string; readonly plan: Promise<WholePlan> }>();

async function planOnce(context: StudioContext, draft: BatchDraft): Promise<WholePlan> {
  const stamp = draft.source.kind === 'file' ? (await sourceText(context, draft)).sha256 : '';
  const key = JSON.stringify([draft, stamp, context.settings()]);
  const known = last.get(context);
  if (known?.key === key) return known.plan;
  const plan = wholePlan(context, draft);
  last.set(context, { key, plan });
  return plan;
}

async function sourceText({ files }: StudioContext, { source }: BatchDraft): Promise<ListText> {
  return source.kind === 'text' ? typedList(source.text) : decodeList(await files.read(source.uri, mostBytes));
}

/** US dollars of all images; `undefined` when the price of one is not known. */
function costOf(context: StudioContext, { variants }: ExpandedList, rows: WholePlan['ready']): number | undefined {
  const { prices } = context.settings();
  let sum = 0;
  const lists = variants.map(({ model }) => pricesOf(modelFacts(model), prices));
  for (const { variant, prompt, references } of rows) {
    const options = variants[variant];
    const cost = options && estimateCost(lists[variant], options, prompt.length, references.length);
    if (cost === undefined) return undefined;
    sum += cost;
  }
  return sum;
}

/** Milliseconds, as long as models usually take and the user's own limits allow. */
function timeOf(context: StudioContext, { variants, ready }: WholePlan): number {
  const { concurrency, perMinute } = context.pace.limits();
  const seconds = variants.map(({ model }) => modelFacts(model).usualSeconds);
  const drawing = ready.reduce((sum, { variant }) => {
    const [from, to] = seconds[variant] ?? [0, 0];
    return sum + ((from + to) / 2) * 1000;
  }, 0);
  return Math.max(drawing / concurrency, perMinute > 0 ? (ready.length / perMinute) * 60_000 : 0);
}
