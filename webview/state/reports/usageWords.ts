import type { SpendTotals, UsageSnapshot } from '../../../src/protocol/api/reports.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import type { FailureKind } from '../../../src/protocol/failure.ts';
import { formatCost } from '../../../src/protocol/money.ts';
import { plural } from '../../../src/protocol/words.ts';
import { sumTotals, takeAway } from './totals.ts';

export interface BudgetLine {
  /** Of the budget, 0 to 1. */
  readonly share: number;
  readonly over: boolean;
  readonly words: string;
}

/** This month against the budget; `undefined` without one. */
export function budgetLine(monthUSD: number, budgetUSD: number): BudgetLine | undefined {
  if (budgetUSD <= 0) return undefined;
  const over = monthUSD > budgetUSD;
  const left = budgetUSD - monthUSD;
  return {
    share: Math.min(1, monthUSD / budgetUSD),
    over,
    words: over
      ? `${formatCost(-left)} over your budget of ${formatCost(budgetUSD)}. Every request asks first.`
      : `${formatCost(left)} left of your budget of ${formatCost(budgetUSD)}.`,
  };
}

/** What the dollars leave out; `undefined` when they leave out nothing. */
export function unknownLine({ requests, unknownCosts }: SpendTotals): string | undefined {
  if (unknownCosts === 0) return undefined;
  if (unknownCosts === requests)
    return `The price of ${requests === 1 ? 'this request' : 'these requests'} is unknown.`;
  return `The price of ${plural(unknownCosts, 'request')} is unknown and not in these figures.`;
}

const ends: readonly { readonly words: string; readonly outcomes: readonly (FailureKind | 'image')[] }[] = [
  { words: 'made an image', outcomes: ['image'] },
  { words: 'refused by Google', outcomes: ['refused', 'promptBlocked'] },
  { words: 'answered without an image', outcomes: ['textOnly', 'empty'] },
  { words: 'cancelled', outcomes: ['cancelled'] },
  { words: 'turned away by a limit or an overload', outcomes: ['rateLimited', 'quotaExhausted', 'overloaded'] },
  { words: 'left without an answer', outcomes: ['timeout', 'network'] },
];

export interface OutcomeLine {
  readonly words: string;
  readonly totals: SpendTotals;
}

/** How the requests ended, in the order of the table above; what it does not name has failed. */
export function outcomeLines(outcomes: UsageSnapshot['outcomes']): readonly OutcomeLine[] {
  const total = (matches: (outcome: string) => boolean) =>
    sumTotals(outcomes.filter(({ outcome }) => matches(outcome)));
  const named = new Set<string>(ends.flatMap((end) => end.outcomes));
  return [
    ...ends.map(({ words, outcomes: kinds }) => ({
      words,
      totals: total((outcome) => kinds.some((kind) => kind === outcome)),
    })),
    { words: 'failed otherwise', totals: total((outcome) => !named.has(outcome)) },
  ].filter(({ totals }) => totals.requests > 0);
}

/** What each session took, and in one line what was asked outside those that are named here; empty without sessions. */
export const sessionShares = (snapshot: UsageSnapshot): readonly Share[] =>
  sharesOf(
    snapshot,
    snapshot.sessions.map(({ sessionId, name = 'A deleted session', ...totals }) => ({ key: sessionId, name, totals })),
  );

export const batchShares = (snapshot: UsageSnapshot): readonly Share[] =>
  sharesOf(
    snapshot,
    snapshot.batches.map(({ batchId, name = 'A batch off the list', ...totals }) => ({ key: batchId, name, totals })),
  );

function sharesOf(whole: SpendTotals, parts: readonly Share[]): readonly Share[] {
  if (parts.length === 0) return [];
  const rest = takeAway(whole, sumTotals(parts.map(({ totals }) => totals)));
  return [...parts, ...(rest.requests > 0 ? [{ key: '', name: 'All else', totals: rest }] : [])];
}

export const modelShares = ({ models }: UsageSnapshot): readonly Share[] =>
  models.map(({ model, ...totals }) => ({ key: model, name: modelFacts(model).name, title: model, totals }));

/** A line of a list that shows how a sum is made up. */
export interface Share {
  readonly key: string;
  readonly name: string;
  readonly title?: string;
  readonly totals: SpendTotals;
}

/** "$0.41", "$0.41 + 2 unknown", "price unknown". */
export function spendWords({ requests, costUSD, unknownCosts }: SpendTotals): string {
  if (requests > 0 && unknownCosts === requests) return 'price unknown';
  return unknownCosts > 0 ? `${formatCost(costUSD)} + ${unknownCosts} unknown` : formatCost(costUSD);
}
