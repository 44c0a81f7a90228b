import * as v from 'valibot';
import type { App } from '../app.ts';
import { cancelled, StudioError } from '../protocol/failure.ts';
import { planBatch } from '../studio/batches/planBatch.ts';
import { startBatch } from '../studio/batches/startBatch.ts';
import { batchDraft, batchId, batchStart } from '../studio/requests/batches.ts';
import { parseInput } from '../studio/requests/parseInput.ts';
import { openBatch, openList, pickList } from '../tabs/batchTabs.ts';
import { callArguments, selectedUris, uriArgument } from './arguments.ts';
import { ensureConnection } from './ensureConnection.ts';

const { source: _, ...draftEntries } = batchDraft.entries;
const callShape = v.object({
  uri: uriArgument,
  ...v.partial(v.object(draftEntries)).entries,
  name: v.optional(batchStart.entries.name, ''),
  lane: v.optional(batchStart.entries.lane, 'paced'),
  limitUSD: batchStart.entries.limitUSD,
  writeFiles: v.optional(v.boolean(), false),
});

/** A person looks at the list first; a call with arguments starts at once and answers with the batch's id. */
export async function batchFromFile(
  app: App,
  first?: unknown,
  selected?: unknown,
): Promise<{ batchId: string } | undefined> {
  const call = callArguments(callShape, first);
  if (!call) {
    const [file = await pickList()] = selectedUris(first, selected);
    if (!file) throw cancelled();
    await ensureConnection(app);
    openList(app, file);
    return undefined;
  }
  const { uri, name, lane, limitUSD, writeFiles, ...chosen } = call;
  const draft = parseInput(batchDraft, { ...chosen, source: { kind: 'file', uri: uri.toString() } });
  const plan = await planBatch(app.studio, draft);
  const start = {
    name: name || plan.name,
    lane,
    sha256: plan.sha256,
    writeFiles,
    ...(limitUSD !== undefined && { limitUSD }),
  };
  return { batchId: await startBatch(app.studio, app.batches, draft, start) };
}

const showShape = v.object({ batchId });

/** All batches, or the one that a call names. */
export async function showBatches(app: App, first?: unknown): Promise<void> {
  const call = callArguments(showShape, first);
  if (!call) return app.panels.batch.open();
  const batch = await (await app.studio.library()).batches.get(call.batchId);
  if (!batch) throw new StudioError({ kind: 'notFound', message: 'That batch is not on the list any more.' });
  openBatch(app, batch.id, batch.name);
}
