import type { NewBatchRow } from '../../library/batches/batchRows.ts';
import type { BatchDraft, BatchStart } from '../../protocol/api/batches.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { StudioContext } from '../context.ts';
import { slug } from '../fileNames.ts';
import type { BatchRunner } from './batchRunner.ts';
import { planBatch } from './planBatch.ts';
import { inSlices } from './slices.ts';

/** Enters a batch with all its rows, and only then lets it run. Answers with its id. */
export async function startBatch(
  context: StudioContext,
  runner: Pick<BatchRunner, 'lease' | 'look'>,
  draft: BatchDraft,
  { name, lane, sha256, limitUSD, writeFiles }: BatchStart,
): Promise<string> {
  const plan = await planBatch(context, draft);
  if (plan.sha256 !== sha256) throw changed();
  if (plan.ready.length === 0) throw new StudioError({ kind: 'invalidInput', message: 'There is nothing to send.' });
  const { demo } = await context.connect();
  const { batches } = await context.library();
  const file = draft.source.kind === 'file' ? draft.source.uri : undefined;
  const folder = writeFiles ? context.outputFolder(file)?.uri : undefined;
  // Items are counted anew: those of rows that cannot be sent leave no gaps in the grid.
  const items = new Map<number, number>();
  const rows: NewBatchRow[] = [];
  await inSlices(plan.ready, ({ item, variant, prompt, fileName, references }) => {
    const counted = items.get(item) ?? items.size;
    items.set(item, counted);
    rows.push({ n: rows.length, item: counted, variant, prompt, references, ...(fileName && { fileName }) });
  });
  const id = context.newId();
  const used = (await batches.list()).map((batch) => batch.name);
  await batches.create(
    {
      id,
      name: freeName(name.trim() || slug(plan.ready[0]?.prompt ?? ''), used),
      lane,
      variants: plan.variants,
      prompts: plan.prompts,
      demo,
      ...(file && { base: file.slice(0, file.lastIndexOf('/')) }),
      ...(folder && { folder }),
      ...(limitUSD !== undefined && { limitUSD }),
    },
    runner.lease(),
  );
  await batches.rows.add(id, rows, runner.lease);
  if (!(await batches.setPhase(id, 'running', ['preparing']))) throw takenAway();
  void runner.look();
  return id;
}

/** The name is the tag of its images: two batches must not share one. */
function freeName(name: string, used: readonly string[]): string {
  const short = name.slice(0, 80);
  for (let number = 1; ; number++) {
    const free = number === 1 ? short : `${short} ${number}`;
    if (!used.includes(free)) return free;
  }
}

const changed = (): StudioError =>
  new StudioError({
    kind: 'invalidInput',
    message: 'The list has changed since you looked at it. Look again, then start.',
  });

/** The computer slept, say, and another window took this one for gone. */
const takenAway = (): StudioError =>
  new StudioError({ kind: 'storage', message: 'The batch was not entered in time. Start it again.', retryable: true });
