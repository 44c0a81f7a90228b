import type { Failure } from '../../../src/protocol/failure.ts';
import { apiKey, type Reply } from './standIn.ts';

const body = (code: number, status: string, message: string, ...details: object[]) => ({
  status: code,
  json: { error: { code, message, status, ...(details.length > 0 && { details }) } },
});
const errorInfo = (reason: string, metadata: object = {}) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata,
});
const retryInfo = (retryDelay: string) => ({ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay });
const quota = (quotaId: string, quotaValue?: string) => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaMetric: 'generativelanguage.googleapis.com/requests', quotaId, quotaValue }],
});
const exhausted = 'You exceeded your current quota, please check your plan and billing details.';
const overloaded = body(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
const switchTo = (model: string) => ({ do: 'switchModel', model }) as const;

/** What Google, or something before it, answers, and what the person gets. */
export interface Case {
  readonly name: string;
  readonly model?: string;
  readonly reply: Reply;
  /** What the person gets; `message` is a pattern. */
  readonly expect: Partial<Omit<Failure, 'message'>> & { readonly message: RegExp };
}

const keys: Case[] = [
  {
    name: 'a key that Google does not know (a 400, not a 401)',
    reply: body(
      400,
      'INVALID_ARGUMENT',
      'API key not valid. Please pass a valid API key.',
      errorInfo('API_KEY_INVALID'),
    ),
    expect: { kind: 'badKey', message: /does not know this API key/, next: { do: 'setApiKey' } },
  },
  {
    name: 'an expired key',
    reply: body(400, 'INVALID_ARGUMENT', 'API key expired. Please renew the API key.', errorInfo('API_KEY_INVALID')),
    expect: { kind: 'badKey', message: /expired/, next: { do: 'setApiKey' } },
  },
  {
    name: 'credentials of another kind',
    reply: body(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.'),
    expect: { kind: 'badKey', message: /key/, next: { do: 'setApiKey' } },
  },
  {
    name: 'a request that reached Google without its key',
    reply: body(403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers."),
    expect: { kind: 'badKey', message: /no API key/, next: { do: 'setApiKey' } },
  },
  {
    name: 'a leaked key',
    reply: body(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    expect: { kind: 'keyForbidden', message: /found in public/, next: { do: 'setApiKey' } },
  },
  {
    name: 'an API that is switched off',
    reply: body(
      403,
      'PERMISSION_DENIED',
      'Generative Language API has not been used in project 1 before or it is disabled.',
      errorInfo('SERVICE_DISABLED', { activationUrl: 'https://console.developers.google.com/apis/api/x?project=1' }),
    ),
    expect: {
      kind: 'keyForbidden',
      message: /switched off/,
      next: {
        do: 'openLink',
        url: 'https://console.developers.google.com/apis/api/x?project=1',
        label: 'Switch It On',
      },
    },
  },
  {
    name: 'an address to switch it on at that is not Google’s',
    reply: body(
      403,
      'PERMISSION_DENIED',
      'Disabled.',
      errorInfo('SERVICE_DISABLED', { activationUrl: 'https://evil.example/' }),
    ),
    expect: { kind: 'keyForbidden', message: /Disabled\./, next: { do: 'setApiKey' } },
  },
  {
    name: 'an error text that repeats the key',
    reply: body(403, 'PERMISSION_DENIED', `Consumer 'api_key:${apiKey}' has been suspended.`),
    expect: { kind: 'keyForbidden', message: /'api_key:\[key\]' has been suspended/ },
  },
  {
    name: 'a place without the API',
    reply: body(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    expect: { kind: 'regionUnsupported', message: /place/ },
  },
  {
    name: 'a place without images',
    reply: body(400, 'FAILED_PRECONDITION', 'Image generation is not available in your country.'),
    expect: { kind: 'regionUnsupported', message: /place/ },
  },
  {
    name: 'a place without a free tier',
    reply: body(
      400,
      'FAILED_PRECONDITION',
      'Gemini API free tier is not available in your country. Please enable billing on your project.',
    ),
    expect: { kind: 'noBilling', message: /billing is not set up/ },
  },
  {
    name: 'credit that is used up',
    reply: body(402, 'RESOURCE_EXHAUSTED', 'Your Prepay credit balance is depleted.'),
    expect: { kind: 'noBilling', message: /credit/, retryable: false },
  },
];

const models: Case[] = [
  {
    name: 'a model that was shut down, with Google’s successor',
    model: 'gemini-3.1-flash-image',
    reply: body(
      404,
      'NOT_FOUND',
      'This model models/gemini-3.1-flash-image is no longer available. Please update your code to use models/gemini-3-pro-image for the latest features and improvements.',
    ),
    expect: {
      kind: 'modelRetired',
      message: /shut down Nano Banana 2 .*gemini-3-pro-image/,
      next: switchTo('gemini-3-pro-image'),
    },
  },
  {
    name: 'a model that was shut down, with a successor of our own where Google names none',
    model: 'gemini-2.5-flash-image',
    reply: body(
      404,
      'NOT_FOUND',
      'This model models/gemini-2.5-flash-image is no longer available. Please update your code to use a newer model for the latest features and improvements.',
    ),
    // Shut down sooner than the table knew: no date is better than one in the future.
    expect: { kind: 'modelRetired', message: /^((?!2027).)*$/, next: switchTo('gemini-3.1-flash-lite-image') },
  },
  {
    name: 'a model that was shut down and is now unknown',
    model: 'gemini-3-pro-image-preview',
    reply: body(
      404,
      'NOT_FOUND',
      'models/gemini-3-pro-image-preview is not found for API version v1, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.',
    ),
    expect: { kind: 'modelRetired', message: /25 Jun 2026.*gemini-3-pro-image/, next: switchTo('gemini-3-pro-image') },
  },
  {
    name: 'a model that is closed to new keys',
    model: 'gemini-2.5-flash-image',
    reply: body(404, 'NOT_FOUND', 'This model models/gemini-2.5-flash-image is no longer available to new users.'),
    expect: { kind: 'modelRetired', message: /not used it before/, next: switchTo('gemini-3.1-flash-lite-image') },
  },
  {
    name: 'a model that never was',
    model: 'gemini-image-of-tomorrow',
    reply: body(
      404,
      'NOT_FOUND',
      'models/gemini-image-of-tomorrow is not found for API version v1, or is not supported for generateContent.',
    ),
    expect: { kind: 'modelUnknown', message: /gemini-image-of-tomorrow/, next: switchTo('gemini-nano-banana-2.1') },
  },
  {
    name: 'a server that is not Gemini',
    reply: { status: 404, text: '<!DOCTYPE html><title>404 Not Found</title>' },
    expect: { kind: 'badRequest', message: /no Gemini API at this address/ },
  },
];

const quotas: Case[] = [
  {
    name: 'the limit of a minute',
    reply: body(
      429,
      'RESOURCE_EXHAUSTED',
      exhausted,
      quota('GenerateRequestsPerMinutePerProjectPerModel', '10'),
      retryInfo('46.557228821s'),
    ),
    expect: {
      kind: 'rateLimited',
      message: /Nano Banana 2\.1 is reached\.$/,
      retryable: true,
      retryAfterSeconds: 47,
    },
  },
  {
    name: 'the limit of a minute, told in words alone',
    reply: body(429, 'RESOURCE_EXHAUSTED', `${exhausted}\nPlease retry in 12.3s.`),
    expect: { kind: 'rateLimited', message: /is reached\.$/, retryAfterSeconds: 13 },
  },
  {
    name: 'too many at once, without any details',
    reply: body(429, 'RESOURCE_EXHAUSTED', 'Resource exhausted. Please try again later.'),
    expect: { kind: 'rateLimited', message: /reached\.$/, retryable: true },
  },
  {
    name: 'a wait that only the header tells',
    reply: { status: 429, headers: { 'retry-after': '30' }, json: { error: { code: 429, message: 'Slow down.' } } },
    expect: { kind: 'rateLimited', message: /is reached\.$/, retryAfterSeconds: 30 },
  },
  {
    name: 'the limit of a day, although a short wait is named',
    reply: body(
      429,
      'RESOURCE_EXHAUSTED',
      exhausted,
      quota('GenerateRequestsPerDayPerProjectPerModel', '250'),
      retryInfo('22s'),
    ),
    expect: { kind: 'quotaExhausted', message: /Today’s quota/, retryable: true },
  },
  {
    name: 'a key without billing, by its words',
    reply: body(
      429,
      'RESOURCE_EXHAUSTED',
      `${exhausted}\n* Quota exceeded for metric: generate_content_free_tier_requests, limit: 0, model: gemini-nano-banana-2.1\nPlease retry in 46s.`,
      retryInfo('46s'),
    ),
    expect: { kind: 'noBilling', message: /no quota for Nano Banana 2\.1/, retryable: false },
  },
  {
    name: 'a key without billing, by its quota',
    reply: body(
      429,
      'RESOURCE_EXHAUSTED',
      exhausted,
      quota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'),
      retryInfo('46s'),
    ),
    expect: { kind: 'noBilling', message: /billing/, retryable: false },
  },
  {
    name: 'a quota of nothing',
    reply: body(429, 'RESOURCE_EXHAUSTED', exhausted, quota('GenerateRequestsPerMinutePerProjectPerModel', '0')),
    expect: { kind: 'noBilling', message: /no quota/, retryable: false },
  },
  {
    name: 'prepaid credit that ran out',
    reply: body(429, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted. Please go to AI Studio.'),
    expect: { kind: 'noBilling', message: /credit/, retryable: false },
  },
  {
    name: 'a spending cap',
    reply: body(429, 'RESOURCE_EXHAUSTED', 'Your project has exceeded its monthly spending cap.'),
    expect: { kind: 'quotaExhausted', message: /spending cap/, retryable: false },
  },
];

const requests: Case[] = [
  {
    name: 'an option that Google refuses, in its own words',
    reply: body(400, 'INVALID_ARGUMENT', 'Thinking level is not supported for this model.'),
    expect: { kind: 'badRequest', message: /Thinking level is not supported for this model\.$/, retryable: false },
  },
  {
    name: 'a conversation without its signatures',
    reply: body(
      400,
      'INVALID_ARGUMENT',
      'Image part is missing a thought_signature in content position 2, part position 1.',
    ),
    expect: { kind: 'badRequest', message: /thought_signature/ },
  },
  {
    name: 'an error in a list of one',
    reply: {
      status: 400,
      json: [{ error: { code: 400, message: 'Unable to process input image.', status: 'INVALID_ARGUMENT' } }],
    },
    expect: { kind: 'badRequest', message: /Unable to process input image\./ },
  },
  {
    name: 'an error after a prefix, as streams have it',
    reply: {
      status: 503,
      text: 'got status: UNAVAILABLE. {"error":{"code":503,"message":"Overloaded.","status":"UNAVAILABLE"}}',
    },
    expect: { kind: 'overloaded', message: /overloaded/ },
  },
  {
    name: 'a body that is JSON without saying so',
    reply: {
      status: 429,
      text: JSON.stringify({ error: { code: 429, message: 'Slow down.', details: [retryInfo('8s')] } }),
    },
    expect: { kind: 'rateLimited', message: /is reached\.$/, retryAfterSeconds: 8 },
  },
  {
    name: 'a body over Google’s limit',
    reply: body(400, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 20971520 bytes.'),
    expect: { kind: 'tooLarge', message: /fewer or smaller/ },
  },
  {
    name: 'a body over a gateway’s limit',
    reply: { status: 413, text: '<html>413 Request Entity Too Large</html>' },
    expect: { kind: 'tooLarge', message: /fewer or smaller/ },
  },
];

const servers: Case[] = [
  {
    name: 'an overload',
    reply: overloaded,
    expect: { kind: 'overloaded', message: /overloaded/, retryable: true, mayHaveBeenPaid: false },
  },
  {
    name: 'an overload that names a time',
    reply: body(503, 'UNAVAILABLE', 'Busy.', retryInfo('9s')),
    expect: { kind: 'overloaded', message: /overloaded/, retryAfterSeconds: 9 },
  },
  {
    name: 'an error of Google’s own, which Google does not charge for',
    reply: body(500, 'INTERNAL', 'An internal error has occurred.'),
    expect: { kind: 'overloaded', message: /Google’s side/, retryable: true, mayHaveBeenPaid: false },
  },
  {
    name: 'a gateway’s page, with the work behind it possibly done',
    reply: { status: 502, text: '<html><h1>502 Bad Gateway</h1></html>' },
    expect: { kind: 'overloaded', message: /^[^<]*$/, retryable: true, mayHaveBeenPaid: true },
  },
  {
    name: 'a page that calls itself JSON',
    reply: { status: 503, headers: { 'content-type': 'application/json' }, text: '<html>503</html>' },
    expect: { kind: 'overloaded', message: /overloaded/, mayHaveBeenPaid: false },
  },
  {
    name: 'a deadline of Google’s',
    reply: body(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'),
    expect: { kind: 'timeout', message: /time/, retryable: true, mayHaveBeenPaid: true },
  },
];

const half = '{"candidates":[{"content":{"parts":[{"text":"hal';
const connections: Case[] = [
  {
    name: 'an answer that is cut off but looks complete',
    reply: { text: half, headers: { 'content-type': 'application/json' } },
    expect: { kind: 'malformed', message: /cut off/, mayHaveBeenPaid: true },
  },
  {
    name: 'a page where the answer should be',
    reply: { text: '<html>Please log in to this network</html>' },
    expect: { kind: 'malformed', message: /could not be read/, mayHaveBeenPaid: true },
  },
  {
    name: 'an answer that is no object',
    reply: { json: null },
    expect: { kind: 'malformed', message: /could not be read/, mayHaveBeenPaid: true },
  },
  {
    name: 'a connection that drops before the answer',
    reply: (response) => response.destroy(),
    expect: { kind: 'network', message: /broke off/, retryable: true, mayHaveBeenPaid: true },
  },
  {
    name: 'a connection that drops at the start of the answer',
    reply: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
      response.write(half, () => response.destroy());
    },
    expect: { kind: 'network', message: /broke off/, retryable: true, mayHaveBeenPaid: true },
  },
  {
    name: 'a connection that drops deep inside the answer',
    reply: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(half + 'x'.repeat(500_000), () => setTimeout(() => response.destroy(), 20));
    },
    expect: { kind: 'network', message: /broke off/, retryable: true, mayHaveBeenPaid: true },
  },
];

export const failureCases = { keys, models, quotas, requests, servers, connections };
