import { retired } from '../protocol/capabilities.ts';
import { defaultModelId, modelFacts } from '../protocol/catalog.ts';
import { toFailure } from '../protocol/failure.ts';
import type { ErrorBody } from './errorBody.ts';
import { quotaFailure } from './quotaFailure.ts';
import type { Why } from './why.ts';

/**
 * An HTTP error as Google answers it (statuses and texts as of 2026-11). Paid or not: Google does not charge for 400 and
 * 500 (billing page, 2026-09-20), nor for what it turns away; a gateway's 502 and 504 say nothing about the work behind.
 */
export function httpFailure(status: number, body: ErrorBody, model: string | undefined): Why {
  const { message: text } = body;
  if (status === 400) return badRequest(body);
  if (status === 401) return badKey('Google does not accept this API key.');
  if (status === 402) return { ...noBilling, message: 'The credit of this Google project is used up.' };
  if (status === 403) return forbidden(body);
  if (status === 404) return notFound(body, model);
  if (status === 408 || status === 504) {
    return {
      kind: 'timeout',
      message: 'Google ran out of time for this request.',
      retryable: true,
      mayHaveBeenPaid: true,
    };
  }
  if (status === 413) return tooLarge;
  if (status === 429) return quotaFailure(body, model);
  if (status >= 500) {
    return {
      kind: 'overloaded',
      message: status === 503 ? 'The model is overloaded right now.' : 'Something went wrong on Google’s side.',
      retryable: true,
      mayHaveBeenPaid: status !== 500 && status !== 503,
      ...(body.retryAfterSeconds !== undefined && { retryAfterSeconds: body.retryAfterSeconds }),
    };
  }
  return { kind: 'badRequest', message: `Google did not accept the request: ${text || `HTTP ${status}`}` };
}

function badRequest({ message: text, reason }: ErrorBody): Why {
  if (reason === 'API_KEY_INVALID' || /api key (not valid|not found|expired)/i.test(text)) {
    return badKey(/expired/i.test(text) ? 'This API key has expired.' : 'Google does not know this API key.');
  }
  // Before the places: "not available in your country, please enable billing" is about the free tier.
  if (/billing/i.test(text)) return noBilling;
  if (isPlace(text)) return regionUnsupported;
  if (/payload size exceeds/i.test(text)) return tooLarge;
  return { kind: 'badRequest', message: `Google did not accept the request: ${text || 'it gives no reason.'}` };
}

function forbidden({ message: text, reason, activationUrl }: ErrorBody): Why {
  if (reason === 'BILLING_DISABLED' || /billing/i.test(text)) return noBilling;
  if (isPlace(text)) return regionUnsupported;
  if (/unregistered callers/i.test(text)) return badKey('Google received no API key.');
  if (activationUrl && /^https:\/\/[\w.-]+\.google\.com\//.test(activationUrl)) {
    return {
      kind: 'keyForbidden',
      message: 'The Gemini API is switched off in the Google project of this key.',
      next: { do: 'openLink', url: activationUrl, label: 'Switch It On' },
    };
  }
  return {
    kind: 'keyForbidden',
    message: /leaked/i.test(text)
      ? 'Google has blocked this API key because it was found in public. Make a new one.'
      : `Google does not let this API key in: ${text || 'it gives no reason.'}`,
    next: { do: 'setApiKey' },
  };
}

/** Shut down, closed to new keys, unknown, or not Google at all. */
function notFound({ message: text }: ErrorBody, model: string | undefined): Why {
  if (/requested entity was not found/i.test(text))
    return { kind: 'notFound', message: 'Google does not have this any more.' };
  if (model === undefined || !/model/i.test(text)) {
    return { kind: 'badRequest', message: 'There is no Gemini API at this address (nanoBanana.gemini.baseUrl).' };
  }
  const { retiresOn, ...facts } = modelFacts(model);
  const successor = /use models\/([\w.-]+\w)/.exec(text)?.[1] ?? facts.successor;
  const next = { do: 'switchModel', model: successor ?? defaultModelId } as const;
  if (/no longer available to new users/i.test(text)) {
    const message = `Google no longer offers ${facts.name} to keys that have not used it before. Choose ${modelFacts(next.model).name}.`;
    return { kind: 'modelRetired', message, next };
  }
  if (/no longer available/i.test(text) || facts.stage !== 'live') {
    const shutDown = facts.stage === 'retired' && retiresOn ? { retiresOn } : {};
    return toFailure(retired({ ...facts, ...shutDown, ...(successor && { successor }) }));
  }
  return {
    kind: 'modelUnknown',
    message: `Google has no image model named ${model} for this key.`,
    ...(model !== defaultModelId && { next }),
  };
}

const isPlace = (text: string): boolean =>
  /location is not supported|not available in your (country|region)/i.test(text);

const badKey = (message: string): Why => ({ kind: 'badKey', message, next: { do: 'setApiKey' } });

const noBilling: Why = {
  kind: 'noBilling',
  message: 'Image models have no free tier, and billing is not set up for the Google project of this key.',
  next: { do: 'openLink', url: 'https://ai.studio/projects', label: 'Set Up Billing' },
};

const regionUnsupported: Why = {
  kind: 'regionUnsupported',
  message: 'Google does not offer this in the place that your connection comes from.',
  next: {
    do: 'openLink',
    url: 'https://ai.google.dev/gemini-api/docs/available-regions',
    label: 'Show Available Regions',
  },
};

const tooLarge: Why = {
  kind: 'tooLarge',
  message: 'The request is too large for Google. Use fewer or smaller reference images, or a shorter session.',
};
