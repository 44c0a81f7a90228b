import type { BatchItem } from '../../gemini/gemini.ts';
import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchRowRecord } from '../../library/batches/batchRows.ts';
import type { SendMark } from '../../library/batches/batchWork.ts';
import type { Library } from '../../library/library.ts';
import { cancelled, type Failure, toFailure } from '../../protocol/failure.ts';
import type { ImageOptions, Resolution } from '../../protocol/model.ts';
import type { StudioContext } from '../context.ts';
import { withRoleWords } from '../roleWords.ts';
import { overBatchBudget } from './batchBudget.ts';
import { fateOf } from './fateOf.ts';
import type { Hold } from './hold.ts';
import { readRowReferences } from './rowFiles.ts';

/** Google takes 20 MB of requests in a job (its documentation, from memory); base64 and the words around stay below. */
const mostRequestBytes = 15_000_000;
/** All answers of a job come in one body, which is parsed at once. */
const mostAnswerBytes = 40_000_000;
const answerBytes: Readonly<Record<Resolution, number>> = {
  '512': 700_000,
  '1K': 2_500_000,
  '2K': 8_000_000,
  '4K': 20_000_000,
};

/**
 * Submits the next rows of one model as a job. Its rows are marked first, under an id by which Google can be asked for it:
 * a window that dies in between leaves nothing unknown. `again`: more can be submitted at once; a failure: why the whole
 * batch must stop.
 */
export async function submitChunk(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  { worker, pollMs }: Hold,
): Promise<'again' | 'none' | 'wait' | Failure> {
  const { rows, chunks, work } = library.batches;
  const queued = await rows.queued(batch.id, 60);
  const [first] = queued;
  if (!first) return 'none';
  const model = batch.variants[first.variant]?.model ?? '';
  const alike = queued.filter(({ variant }) => batch.variants[variant]?.model === model);
  let chosen = await choose(context, library, batch, worker, alike);
  if (chosen.length === 0) return 'again';
  const overBudget = () => overBatchBudget(context, library, batch, first, chosen.length);
  let refusal = await overBudget();
  // What is left of the budget may do for some of them.
  while (refusal && chosen.length > 1) {
    chosen = chosen.slice(0, Math.floor(chosen.length / 2));
    refusal = await overBudget();
  }
  if (refusal) return toFailure(refusal);

  const id = context.newId();
  const marked = chosen.map(({ row }) => ({ n: row.n, turnId: context.newId() }));
  await chunks.begin(batch.id, { id, variant: first.variant }, marked, worker);
  const sent = new Set((await work.underWay(batch.id, { chunk: id })).map(({ n }) => n));
  const items = chosen.flatMap(({ row, item }) => (sent.has(row.n) ? [item] : []));
  const ended = { id, state: 'ended', polls: 0, nextPollAt: 0 } as const;
  if (items.length === 0) {
    await chunks.update(ended);
    return 'wait';
  }
  try {
    const { gemini } = await context.connect();
    const phase = async () => (await library.batches.get(batch.id))?.phase;
    const signal = new AbortController().signal;
    const submit = async () => {
      // It may have waited for its turn.
      if ((await phase()) !== 'running') throw cancelled();
      return gemini.batches.submit({ id, model, items }, signal);
    };
    const place = { signal, model: `${model} in batches`, background: true };
    const name = await context.pace.run(submit, place);
    await chunks.update({ id, name, state: 'waiting', polls: 0, nextPollAt: context.now() });
    // Whoever cancelled it meanwhile did not know its name.
    if ((await phase()) === 'cancelled')
      await gemini.batches.cancel(name).catch((error: unknown) => context.warn('A job was not cancelled.', error));
    return 'again';
  } catch (error) {
    const failure = toFailure(error);
    // Whether Google has it is asked before anything is sent again.
    if (failure.mayHaveBeenPaid) {
      await chunks.update({ id, state: 'submitting', polls: 0, nextPollAt: context.now() + pollMs });
      return 'wait';
    }
    await work.putBack(
      batch.id,
      marked.map(({ turnId }) => turnId),
    );
    await chunks.update(ended);
    if (failure.kind === 'tooLarge' || failure.kind === 'badRequest' || failure.kind === 'invalidInput') return failure;
    return fateOf(failure, 0).stops ? failure : 'wait';
  }
}

/** As many as fit into one job, both ways. A row whose references cannot be read has failed, and holds up no other. */
async function choose(
  context: StudioContext,
  library: Library,
  batch: BatchRecord,
  worker: string,
  rows: readonly BatchRowRecord[],
): Promise<readonly { readonly row: BatchRowRecord; readonly item: BatchItem }[]> {
  const chosen: { row: BatchRowRecord; item: BatchItem }[] = [];
  let requestBytes = 0;
  let bytes = 0;
  for (const row of rows) {
    const options = batch.variants[row.variant] as ImageOptions;
    const references = await readRowReferences(context, batch, row).catch(toFailure);
    if ('kind' in references) {
      await endUnsent(library, batch, row, { worker, turnId: context.newId() }, references);
      continue;
    }
    requestBytes += references.reduce(
      (sum, reference) => sum + reference.bytes.length * 1.34,
      row.prompt.length * 3 + 2_000,
    );
    bytes += answerBytes[options.resolution ?? '1K'];
    if (chosen.length > 0 && (requestBytes > mostRequestBytes || bytes > mostAnswerBytes)) break;
    const prompt = withRoleWords(row.prompt, references);
    chosen.push({ row, item: { key: String(row.n), request: { prompt, options, references } } });
  }
  return chosen;
}

async function endUnsent(
  { batches: { work } }: Library,
  { id }: BatchRecord,
  { n }: BatchRowRecord,
  mark: SendMark,
  failure: Failure,
): Promise<void> {
  if (await work.send(id, n, mark)) await work.end(id, mark.turnId, { state: 'failed', failure });
}
