import * as vscode from 'vscode';
import type { BatchRowRecord } from '../../library/batches/batchRows.ts';
import type { BatchesApi, BatchRow, BatchSnapshot } from '../../protocol/api/batches.ts';
import { StudioError } from '../../protocol/failure.ts';
import { formatCost } from '../../protocol/money.ts';
import type { Served } from '../../protocol/rpc.ts';
import { plural } from '../../protocol/words.ts';
import { readSetting } from '../../settings.ts';
import { batchSnapshot, batchSnapshots } from '../../studio/batches/batchSnapshot.ts';
import { changeBatch } from '../../studio/batches/changeBatch.ts';
import { createKeptPlan } from '../../studio/batches/keptPlan.ts';
import { startBatch } from '../../studio/batches/startBatch.ts';
import {
  batchChange,
  batchDraft,
  batchId,
  batchStart,
  firstPrompts,
  planId,
  rowQuery,
  rowWindow,
} from '../../studio/requests/batches.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { fileUri } from '../../studio/requests/references.ts';
import { becomeBatch, openBatch, openBatchImages, openList, openNewBatch, pickList } from '../../tabs/batchTabs.ts';
import type { Page } from './page.ts';

export function batchCalls({ app, library, cards, subject, setTitle }: Page): Served<BatchesApi> {
  const { studio, batches: runner } = app;
  const kept = createKeptPlan(studio);

  const find = async (id: string): Promise<BatchSnapshot> => {
    const found = await batchSnapshot(studio, runner, parseInput(batchId, id));
    if (found) return found;
    throw new StudioError({
      kind: 'notFound',
      message: 'This batch was taken off the list. Its images are in the library.',
    });
  };
  const toRow = async (id: string, { imageId, ...row }: BatchRowRecord): Promise<BatchRow> => {
    const { item: _, references: __, attempts: ___, turnId: ____, chunk: _____, ...told } = row;
    const held = runner.live(id)?.get(row.n);
    return {
      ...told,
      ...(held && { waitingUntil: held.until }),
      ...(imageId && { image: { id: imageId, thumbnailUri: (await cards).thumbnailUri(imageId) } }),
    };
  };

  const withFavourite = async (row: BatchRow): Promise<BatchRow> => {
    const image = row.image && (await (await library).images.get(row.image.id));
    return row.image && image ? { ...row, image: { ...row.image, favourite: image.favourite } } : row;
  };

  return {
    planBatch: (draft) => kept.plan(parseInput(batchDraft, draft)),
    plannedRows: (id, window) => kept.rows(parseInput(planId, id), parseInput(rowWindow, window)),
    async startBatch(draft, start) {
      const wanted = parseInput(batchDraft, draft);
      const how = parseInput(batchStart, start);
      const { images, costUSD, googleUSD } = await kept.plan(wanted);
      if (!(await agree(images, how.lane === 'google' ? googleUSD : costUSD))) return;
      const id = await startBatch(studio, runner, wanted, how);
      becomeBatch(app, subject, id, (await find(id)).name);
    },
    listBatches: () => batchSnapshots(studio, runner),
    async batch(id) {
      const found = await find(id);
      setTitle(found.name);
      return found;
    },
    async batchRows(id, query) {
      const asked = parseInput(rowQuery, query);
      const { total, rows } = await (await library).batches.rows.list(parseInput(batchId, id), asked);
      return { total, from: asked.from, rows: await Promise.all(rows.map((row) => toRow(id, row))) };
    },
    async batchGrid(id, window) {
      const { variants } = await find(id);
      const { from, count } = parseInput(rowWindow, window);
      const { total, rows } = await (await library).batches.rows.items(id, { from, count });
      const lines = Map.groupBy(rows, ({ item }) => item);
      return {
        total,
        from,
        lines: await Promise.all(
          [...lines.values()].map(async (line) => ({
            prompt: line[0]?.prompt ?? '',
            cells: await Promise.all(
              variants.map(async (_, variant) => {
                const row = line.find((one) => one.variant === variant);
                return row && withFavourite(await toRow(id, row));
              }),
            ),
          })),
        ),
      };
    },
    changeBatch: (id, change) => changeBatch(studio, runner, parseInput(batchId, id), parseInput(batchChange, change)),
    openBatch: async (id) => {
      const { name } = await find(id);
      openBatch(app, id, name);
    },
    openBatchImages: async (id) => {
      const { name } = await find(id);
      openBatchImages(app, id, name);
    },
    newBatch: (text) => openNewBatch(app, parseInput(firstPrompts, text)),
    openList: (uri) => openList(app, vscode.Uri.parse(parseInput(fileUri, uri), true)),
    async pickList() {
      const file = await pickList();
      return file && { uri: file.toString() };
    },
  };
}

/** What costs more than the setting says is agreed on, once more and in so many words. */
async function agree(images: number, costUSD: number | undefined): Promise<boolean> {
  if (readSetting('provider') === 'demo' || (costUSD !== undefined && costUSD <= readSetting('batch.askAboveUSD')))
    return true;
  const price =
    costUSD === undefined ? 'The price of a model is not known.' : `About ${formatCost(costUSD)} in all, an estimate.`;
  const detail = `${price} You can pause or stop the batch at any time.`;
  return (
    (await vscode.window.showWarningMessage(`Make ${plural(images, 'image')}?`, { modal: true, detail }, 'Start')) ===
    'Start'
  );
}
