import type { SpendTotals } from '../../../src/protocol/api/reports.ts';

const none: SpendTotals = { requests: 0, failed: 0, costUSD: 0, unknownCosts: 0 };

export const sumTotals = (all: readonly SpendTotals[]): SpendTotals =>
  all.reduce(
    (left, right) => ({
      requests: left.requests + right.requests,
      failed: left.failed + right.failed,
      costUSD: left.costUSD + right.costUSD,
      unknownCosts: left.unknownCosts + right.unknownCosts,
    }),
    none,
  );

export const takeAway = (from: SpendTotals, what: SpendTotals): SpendTotals => ({
  requests: from.requests - what.requests,
  failed: from.failed - what.failed,
  // Dollars are sums of fractions, which rarely end at nothing.
  costUSD: Math.max(0, from.costUSD - what.costUSD),
  unknownCosts: from.unknownCosts - what.unknownCosts,
});
