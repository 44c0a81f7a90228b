import { isUnderWay } from '../protocol/api/jobs.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { StudioError } from '../protocol/failure.ts';
import { estimateCost, formatCost, pricesOf } from '../protocol/money.ts';
import type { StudioContext } from './context.ts';
import type { Job, JobDescription } from './jobs/jobs.ts';
import { spentThisMonth } from './usage.ts';

type Work = Pick<JobDescription, 'prompt' | 'options' | 'count' | 'references'>;

/**
 * Why work should not start unasked: it would pass the budget of the month, or its price is unknown. `undefined` when it
 * may. What runs already counts with its estimate, but for the job `self`.
 */
export async function overBudget(context: StudioContext, work: Work, self?: string): Promise<StudioError | undefined> {
  const { budgetUSD } = context.settings();
  if (budgetUSD === 0) return undefined;
  const running = context.jobs.list().filter((job) => isUnderWay(job) && job.id !== self);
  const spent = await spentThisMonth(context);
  const pending = running.reduce((sum, job) => sum + (estimate(context, restOf(job)) ?? 0), 0);
  const cost = estimate(context, work);
  if (cost !== undefined && spent + pending + cost <= budgetUSD) return undefined;

  const soFar = `${formatCost(spent + pending)} of ${formatCost(budgetUSD)} are used this month`;
  const { name } = modelFacts(work.options.model);
  const message =
    cost === undefined
      ? `The price of ${name} is not known, so it cannot be held against your budget; ${soFar}.`
      : `This would pass your monthly budget: ${soFar}, and this is about ${formatCost(cost)} more.`;
  return new StudioError({ kind: 'budget', message });
}

/** US dollars for all its images; `undefined` when the price is unknown. */
function estimate(context: StudioContext, { prompt, options, count, references = [] }: Work): number | undefined {
  const prices = pricesOf(modelFacts(options.model), context.settings().prices);
  const each = estimateCost(prices, options, prompt.length, references.length);
  return each === undefined ? undefined : each * count;
}

const restOf = (job: Job): Work => ({ ...job, count: Math.max(0, job.count - job.images.length) });
