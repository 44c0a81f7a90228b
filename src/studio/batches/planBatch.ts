import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BatchDraft } from '../../protocol/api/batches.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import { estimateCost, pricesOf } from '../../protocol/money.ts';
import { fileNameOf } from '../../protocol/uris.ts';
import type { StudioContext } from '../context.ts';
import { type ExpandedList, expandList, type ReadyRow } from './expandList.ts';
import { decodeList, type ListText, typedList } from './listText.ts';
import { formatOf, type PromptList, readList } from './readList.ts';
import { inSlices } from './slices.ts';

/** Far more than a hundred thousand prompts. */
const mostBytes = 50 * 1024 * 1024;

/** A list as read, multiplied out, and priced. */
export interface WholePlan extends ExpandedList {
  readonly name: string;
  readonly sha256: string;
  readonly split: PromptList['split'];
  /** Those that can be sent. */
  readonly ready: readonly SendableRow[];
  /** Of the rows that can be sent. */
  readonly prompts: number;
  readonly namesFiles: boolean;
  /** US dollars of all images; `undefined` when the price of one is not known. */
  readonly costUSD: number | undefined;
  /** Milliseconds that models usually take for all of them, one after the other. */
  readonly drawingMs: number;
}

type SendableRow = ReadyRow & { readonly variant: number };
const isReady = (row: ReadyRow): row is SendableRow => row.variant !== undefined;

/** Reads the list and says what it would become; nothing is sent or kept. Throws `invalidInput` and what reading does. */
export async function planBatch(context: StudioContext, draft: BatchDraft): Promise<WholePlan> {
  const { source } = draft;
  const { text, sha256 } = await sourceText(context, source);
  await nextTurn();
  const list = await readList(text, source.kind === 'file' ? formatOf(fileNameOf(source.uri)) : 'txt', draft.split);
  const expanded = await expandList(list, draft, context.settings().defaults);
  return {
    ...expanded,
    ...(await sumUp(context, expanded)),
    name: source.kind === 'file' ? fileNameOf(source.uri).replace(/\.\w+$/, '') : '',
    sha256,
    split: list.split,
  };
}

async function sourceText({ files }: StudioContext, source: BatchDraft['source']): Promise<ListText> {
  return source.kind === 'text' ? typedList(source.text) : decodeList(await files.read(source.uri, mostBytes));
}

async function sumUp(
  context: StudioContext,
  { rows, variants }: ExpandedList,
): Promise<Pick<WholePlan, 'ready' | 'prompts' | 'namesFiles' | 'costUSD' | 'drawingMs'>> {
  const { prices } = context.settings();
  const kinds = variants.map((options) => {
    const facts = modelFacts(options.model);
    const [from, to] = facts.usualSeconds;
    return { options, prices: pricesOf(facts, prices), usualMs: ((from + to) / 2) * 1000 };
  });
  const ready: SendableRow[] = [];
  let prompts = 0;
  let namesFiles = false;
  let costUSD: number | undefined = 0;
  let drawingMs = 0;
  await inSlices(rows, (row) => {
    const kind = row.variant === undefined ? undefined : kinds[row.variant];
    if (!isReady(row) || !kind) return;
    // Rows of one prompt follow each other.
    if (ready.at(-1)?.item !== row.item) prompts += 1;
    ready.push(row);
    namesFiles ||= row.fileName !== undefined;
    drawingMs += kind.usualMs;
    const cost = estimateCost(kind.prices, kind.options, row.prompt.length, row.references.length);
    costUSD = costUSD === undefined || cost === undefined ? undefined : costUSD + cost;
  });
  return { ready, prompts, namesFiles, costUSD, drawingMs };
}
