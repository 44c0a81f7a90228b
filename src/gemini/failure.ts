import { StudioError } from '../protocol/failure.ts';
import { readErrorBody } from './errorBody.ts';
import type { GeminiAnswer } from './gemini.ts';
import { httpFailure } from './httpFailure.ts';
import { networkFailure } from './networkFailure.ts';
import type { Why } from './why.ts';

/** Google answered, but without a result. What did come is kept: usage for the ledger, drafts that were paid for. */
export class GeminiFailure extends StudioError {
  readonly answer: GeminiAnswer;

  constructor(why: Why, answer: GeminiAnswer) {
    // Every answer may have cost something, so none is asked for again without the user.
    super({ mayHaveBeenPaid: true, ...why });
    this.name = 'GeminiFailure';
    this.answer = answer;
  }
}

/** What was under way when something was thrown. */
export interface Call {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Absent for a call that is free of charge. */
  readonly model?: string;
  /** Once the first line of the answer had arrived. */
  readonly httpStatus?: number;
  /** The Retry-After header, which the SDK drops. */
  readonly retryAfterSeconds?: number;
}

/** Whatever the SDK or fetch threw, as a StudioError. The key is in neither its message nor its cause. */
export function failureOf(error: unknown, call: Call): StudioError {
  if (error instanceof StudioError) return error;
  const thrown = error instanceof Error ? error : new Error(String(error));
  const why = reasonOf(thrown, call);
  const free = call.model === undefined;
  return new StudioError(
    {
      ...why,
      message: withoutKeyIn(why.message, call.apiKey),
      mayHaveBeenPaid: !free && (why.mayHaveBeenPaid ?? false),
    },
    { cause: new Error(withoutKeyIn(chain(thrown), call.apiKey)) },
  );
}

function reasonOf(error: Error, { baseUrl, model, httpStatus, retryAfterSeconds }: Call): Why {
  const apiStatus = error.name === 'ApiError' ? Number((error as { status?: unknown }).status) : undefined;
  const status = apiStatus ?? httpStatus;
  if (status !== undefined && status >= 400) {
    // Without an ApiError the body itself could not be read; the status line still says what happened.
    const body = readErrorBody(apiStatus === undefined ? '' : error.message);
    return httpFailure(status, { ...(retryAfterSeconds !== undefined && { retryAfterSeconds }), ...body }, model);
  }
  const { host } = new URL(baseUrl);
  if (isFetchError(error)) return networkFailure(error, host);
  return {
    kind: 'malformed',
    message: `The answer of ${host} could not be read; it may have been cut off on its way.`,
    retryable: true,
    mayHaveBeenPaid: true,
    next: { do: 'showLog' },
  };
}

/** As against a body that is no JSON, or a mistake of ours or the SDK's. */
const isFetchError = (error: Error): boolean =>
  error.name === 'AbortError' || 'code' in error || ['fetch failed', 'terminated'].includes(error.message);

const chain = (error: Error): string =>
  `${error.name}: ${error.message}${error.cause instanceof Error ? `, because of ${chain(error.cause)}` : ''}`;

const withoutKeyIn = (text: string, apiKey: string): string => text.replaceAll(apiKey, '[key]');
