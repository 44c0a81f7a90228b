import { modelFacts } from '../protocol/catalog.ts';
import type { ErrorBody, Quota } from './errorBody.ts';
import type { Why } from './why.ts';

/**
 * A 429: a limit that passes in a minute, one that takes a day or the user, or a key that never had a quota. Google puts
 * "retry in 22s" on daily limits as well (2026), so the quota's own name decides and not the delay.
 */
export function quotaFailure({ message: text, quotas, retryAfterSeconds }: ErrorBody, model: string | undefined): Why {
  const name = model === undefined ? 'this key' : modelFacts(model).name;
  if (/credits? (balance )?(are|is) depleted/i.test(text)) {
    return { ...payment, kind: 'noBilling', message: 'The credit of this Google project is used up.' };
  }
  if (/spending cap/i.test(text)) {
    return {
      kind: 'quotaExhausted',
      message: 'This Google project has reached its spending cap for the month.',
      next: { do: 'openLink', url: 'https://ai.studio/spend', label: 'Show Spending Cap' },
    };
  }
  if (/limit: 0\b/.test(text) || quotas.some(hasNone)) {
    return {
      ...payment,
      kind: 'noBilling',
      message: `This key has no quota for ${name}. Image models need a Google project with billing.`,
    };
  }
  if (quotas.some(({ id }) => /PerDay/i.test(id))) {
    return {
      kind: 'quotaExhausted',
      message: `Today’s quota for ${name} is used up. Google starts a new day at midnight Pacific time.`,
      retryable: true,
      next: { do: 'openLink', url: 'https://ai.dev/rate-limit', label: 'Show Limits' },
    };
  }
  return {
    kind: 'rateLimited',
    message: `Google’s limit of requests for ${name} is reached.`,
    retryable: true,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  };
}

const hasNone = ({ id, limit }: Quota): boolean => limit === 0 || (limit === undefined && id.endsWith('FreeTier'));

const payment = { next: { do: 'openLink', url: 'https://ai.studio/projects', label: 'Set Up Billing' } } as const;
