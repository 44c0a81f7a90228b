import type { SpendTotals, UsageSnapshot } from '../../src/protocol/api/reports.ts';
import type { FailureKind } from '../../src/protocol/failure.ts';
import { formatCost } from '../../src/protocol/money.ts';
import { plural } from '../format.ts';

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
  readonly requests: number;
  readonly words: string;
}

/** How the requests ended, in the order of the table above; what it does not name has failed. */
export function outcomeLines(outcomes: UsageSnapshot['outcomes']): readonly OutcomeLine[] {
  const count = (matches: (outcome: string) => boolean) =>
    outcomes.filter(({ outcome }) => matches(outcome)).reduce((sum, { requests }) => sum + requests, 0);
  const named = new Set<string>(ends.flatMap((end) => end.outcomes));
  return [
    ...ends.map(({ words, outcomes: kinds }) => ({
      words,
      requests: count((outcome) => kinds.some((kind) => kind === outcome)),
    })),
    { words: 'failed otherwise', requests: count((outcome) => !named.has(outcome)) },
  ].filter(({ requests }) => requests > 0);
}
