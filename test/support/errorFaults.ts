import type { Fault } from '../../src/demo/fault.ts';
import { type GoogleError, googleError } from '../../src/demo/googleError.ts';
import { sendError, sendJson } from '../../src/demo/reply.ts';
import type { FaultScript } from './scriptedFaults.ts';

/** Failures that Google answers with a status: nothing was done, nothing is billed. */

const failing = (error: GoogleError): Fault => ({
  paid: false,
  reply: ({ response }) => sendError(response, error),
  inBatch: { error: { code: error.status, message: error.body.error.message } },
});

export const errorFaults: Readonly<Record<string, FaultScript>> = {
  noCredit: () =>
    failing(
      googleError(
        402,
        'FAILED_PRECONDITION',
        'Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing.',
      ),
    ),
  leakedKey: () =>
    failing(googleError(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.')),
  serviceDisabled: () =>
    failing(
      googleError(
        403,
        'PERMISSION_DENIED',
        'Generative Language API has not been used in project 123 before or it is disabled.',
        [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'SERVICE_DISABLED', domain: 'googleapis.com' }],
      ),
    ),
  region: () => failing(googleError(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.')),
  unauthenticated: () =>
    failing(googleError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')),
  closedToNewUsers: () =>
    failing(
      googleError(404, 'NOT_FOUND', 'This model models/gemini-2.5-flash-image is no longer available to new users.'),
    ),
  internal: () => failing(googleError(500, 'INTERNAL', 'An internal error has occurred.')),
  overloaded: () => failing(googleError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.')),
  deadline: () => failing(googleError(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.')),
  tooLarge: () =>
    failing(googleError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 104857600 bytes.')),
  /** The job that this request is part of runs out of time, or is given up. */
  expired: () => ({ ...failing(noTime), inBatch: { state: 'BATCH_STATE_EXPIRED' } }),
  jobFails: () => ({ ...failing(noTime), inBatch: { state: 'BATCH_STATE_FAILED' } }),
  /** Some paths wrap the error in a list. */
  errorInArray: () => ({
    paid: false,
    reply: ({ response }) =>
      sendJson(response, 503, [
        googleError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.').body,
      ]),
  }),
  /** `minute 2` (seconds to wait), `day`, `free` (a key without billing), or `bare`. */
  rateLimit: (kind = 'minute', seconds = '2') => failing(rateLimited(kind, Number(seconds))),
};

const noTime = googleError(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.');

function rateLimited(kind: string, seconds: number): GoogleError {
  if (kind === 'bare') return googleError(429, 'RESOURCE_EXHAUSTED', 'Resource exhausted. Please try again later.');
  const wait = kind === 'day' ? 67_202 : seconds;
  const limit = kind === 'free' ? 0 : kind === 'day' ? 250 : 20;
  const metric = `generativelanguage.googleapis.com/generate_${kind === 'free' ? 'content_free_tier' : 'content'}_requests`;
  const period = kind === 'day' ? 'Day' : 'Minute';
  return googleError(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \n* Quota exceeded for metric: ${metric}, limit: ${limit}, model: gemini-nano-banana-2.1\nPlease retry in ${wait}.557228821s.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.Help',
        links: [
          {
            description: 'Learn more about Gemini API quotas',
            url: 'https://ai.google.dev/gemini-api/docs/rate-limits',
          },
        ],
      },
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [
          {
            quotaMetric: metric,
            quotaId: `GenerateRequestsPer${period}PerProjectPerModel${kind === 'free' ? '-FreeTier' : ''}`,
            quotaDimensions: { location: 'global', model: 'gemini-nano-banana-2.1' },
            quotaValue: String(limit),
          },
        ],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${wait}s` },
    ],
  );
}
