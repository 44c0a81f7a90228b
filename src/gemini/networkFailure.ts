import type { Why } from './why.ts';

/** A failure of fetch itself: whether the request was still on its way out or may already have been served. */
export function networkFailure(error: Error, host: string): Why {
  const codes = codesOf(error);
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (has(/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/)) {
    return { kind: 'timeout', message: `${host} took too long to answer.`, retryable: true, mayHaveBeenPaid: true };
  }
  if (has(certificate)) {
    return {
      kind: 'network',
      message: `The certificate of ${host} is not trusted (${codes.at(-1)}). A proxy may stand in between; VS Code’s proxy settings can help.`,
    };
  }
  if (has(/^unexpected redirect$/)) {
    return {
      kind: 'network',
      message: `${host} wants to redirect the request elsewhere. It was not followed, to protect the key.`,
    };
  }
  if (has(neverConnected)) {
    return { kind: 'network', message: `Cannot reach ${host}. Is this computer online?`, retryable: true };
  }
  return {
    kind: 'network',
    message: `The connection to ${host} broke off before the answer was complete.`,
    retryable: true,
    mayHaveBeenPaid: true,
  };
}

/** What Node and its fetch say when no byte of the request has left (Node 24, undici 7). */
const neverConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$/;
const certificate = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_)/;

/** The codes along the chain of causes; of several attempts (IPv6, IPv4) the first. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code } = error as { code?: unknown };
  const inner = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return [typeof code === 'string' ? code : error.message, ...codesOf(inner)];
}
