import type { BatchRecord } from '../../library/batches/batchRecords.ts';
import type { BatchRowRecord } from '../../library/batches/batchRows.ts';
import type { Library } from '../../library/library.ts';
import { modelFacts } from '../../protocol/catalog.ts';
import { StudioError } from '../../protocol/failure.ts';
import type { ImageOptions } from '../../protocol/model.ts';
import { batchPriceShare, estimateCost, formatCost, pricesOf } from '../../protocol/money.ts';
import type { StudioContext } from '../context.ts';
import { spentThisMonth } from '../usage.ts';

/**
 * Why the next row must not be sent: the batch, or the month, would cost more than was allowed. Rows that are on their
 * way count with their estimate.
 */
export async function overBatchBudget(
  context: StudioContext,
  { batches }: Library,
  batch: BatchRecord,
  row: Pick<BatchRowRecord, 'prompt' | 'variant' | 'references'>,
  rows = 1,
): Promise<StudioError | undefined> {
  const { budgetUSD } = context.settings();
  // The limit may have been raised since the batch began.
  const { limitUSD = 0 } = (batch.limitUSD !== undefined && (await batches.get(batch.id))) || {};
  if (batch.demo || (budgetUSD === 0 && limitUSD === 0)) return undefined;
  const options = batch.variants[row.variant];
  const each = options && estimate(context, batch, options, row);
  const { counts, costUSD } = await batches.totals(batch.id);
  const next = (each ?? 0) * rows;
  const underWay = (each ?? 0) * counts.sent;

  if (limitUSD > 0 && costUSD + underWay + next > limitUSD) {
    return budget(
      `This batch has cost ${formatCost(costUSD + underWay)}; the next image would pass its limit of ${formatCost(limitUSD)}.`,
    );
  }
  if (budgetUSD === 0) return undefined;
  if (each === undefined)
    return budget('The price of this model is not known, so it cannot be held against your monthly budget.');
  const spent = await spentThisMonth(context);
  if (spent + underWay + next <= budgetUSD) return undefined;
  return budget(
    `${formatCost(spent + underWay)} of this month’s budget of ${formatCost(budgetUSD)} are used; the next image would pass it.`,
  );
}

/** The limit that lets a batch go on which stopped at its own, in US dollars; `undefined` when something else stopped it. */
export function higherLimit(
  context: StudioContext,
  { limitUSD = 0, reason, ...batch }: BatchRecord,
  costUSD: number,
): number | undefined {
  if (batch.phase !== 'stopped' || reason?.kind !== 'budget' || limitUSD === 0) return undefined;
  const dearest = Math.max(...batch.variants.map((options) => estimate(context, batch, options) ?? 0));
  // The words of its prompt make the next image a little dearer than this.
  if (costUSD + dearest * 1.1 <= limitUSD) return undefined;
  return Math.ceil(100 * Math.max(2 * limitUSD, costUSD + 2 * dearest)) / 100;
}

/** In US dollars; `undefined` when the price is not known. */
function estimate(
  context: StudioContext,
  { lane }: Pick<BatchRecord, 'lane'>,
  options: ImageOptions,
  { prompt, references }: Pick<BatchRowRecord, 'prompt' | 'references'> = { prompt: '', references: [] },
): number | undefined {
  const prices = pricesOf(modelFacts(options.model), context.settings().prices);
  const full = estimateCost(prices, options, prompt.length, references.length);
  return full === undefined ? undefined : full * (lane === 'google' ? batchPriceShare : 1);
}

const budget = (message: string) => new StudioError({ kind: 'budget', message });
