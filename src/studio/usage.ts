import type { UsageSnapshot } from '../protocol/api/reports.ts';
import type { StudioContext } from './context.ts';

/** What was asked and spent in a span of time, and this month's spend against the budget. */
export async function usageSnapshot(
  context: StudioContext,
  span: { readonly from?: number; readonly to?: number },
): Promise<UsageSnapshot> {
  const { usage } = await context.library();
  const [summary, monthUSD] = await Promise.all([usage.summary(span), spentThisMonth(context)]);
  return { ...summary, monthUSD, budgetUSD: context.settings().budgetUSD };
}

/** US dollars since the first of the month, in UTC, of the requests whose cost is known. */
export async function spentThisMonth(context: StudioContext): Promise<number> {
  const { usage } = await context.library();
  const now = new Date(context.now());
  const { costUSD } = await usage.totals({ from: Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) });
  return costUSD;
}
