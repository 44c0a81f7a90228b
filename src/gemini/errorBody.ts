import { isRecord } from '../protocol/records.ts';
/** What an error of the API says, in one shape whatever it was wrapped in. */
export interface ErrorBody {
  /** Empty when the body was no error of Google's, an HTML page for example. */
  readonly message: string;
  /** Such as API_KEY_INVALID. */
  readonly reason?: string;
  readonly retryAfterSeconds?: number;
  readonly quotas: readonly Quota[];
  /** Where a switched-off service can be switched on. */
  readonly activationUrl?: string;
}

export interface Quota {
  readonly id: string;
  /** Google often leaves it out when it is zero. */
  readonly limit?: number;
}

interface Detail {
  readonly reason?: string;
  readonly metadata?: { readonly activationUrl?: string };
  readonly retryDelay?: string;
  readonly violations?: readonly { readonly quotaId?: string; readonly quotaValue?: string }[];
}

/**
 * Reads the message of an SDK error, which is the body as text: plain, after a prefix ("got status: …"), in a list of
 * one, or as text inside an error that the SDK made up for bodies that are not labelled as JSON.
 */
export function readErrorBody(text: string): ErrorBody {
  const error = parse(text);
  const message = String(error?.message ?? text).trim();
  if (message.startsWith('<')) return { message: '', quotas: [] };
  if (!error) return { message, quotas: [] };
  if (parse(message)) return readErrorBody(message);

  const details = (Array.isArray(error.details) ? error.details : []).filter(isRecord) as Detail[];
  const find = <T>(read: (detail: Detail) => T | undefined) => details.map(read).find((value) => value !== undefined);
  const reason = find((detail) => detail.reason);
  const activationUrl = find((detail) => detail.metadata?.activationUrl);
  const seconds = Number.parseFloat(
    find((detail) => detail.retryDelay) ?? /retry in ([\d.]+)s/.exec(message)?.[1] ?? '',
  );
  return {
    message,
    ...(reason && { reason }),
    ...(Number.isFinite(seconds) && { retryAfterSeconds: Math.ceil(seconds) }),
    quotas: details.flatMap((detail) => detail.violations ?? []).map(readQuota),
    ...(activationUrl && { activationUrl }),
  };
}

const readQuota = (violation: { readonly quotaId?: string; readonly quotaValue?: string }): Quota => ({
  id: violation.quotaId ?? '',
  ...(violation.quotaValue !== undefined && { limit: Number(violation.quotaValue) }),
});

/** The `error` object inside the text. */
function parse(text: string): Record<string, unknown> | undefined {
  const start = text.search(/[[{]/);
  if (start < 0) return undefined;
  try {
    const json: unknown = JSON.parse(text.slice(start));
    const body = Array.isArray(json) ? json[0] : json;
    return isRecord(body) && isRecord(body.error) ? body.error : undefined;
  } catch {
    // Not JSON after all: the caller takes the text as it is.
    return undefined;
  }
}
