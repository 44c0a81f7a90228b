import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from './answerShape.ts';

/** What came in and what became of it: for tests that count paid calls and look for leaked keys. */
export interface LoggedRequest {
  readonly method: string;
  /** As sent, query included; a key in it would show. */
  readonly url: string;
  readonly key: { readonly from: 'header' | 'query' | 'none'; readonly right: boolean };
  /** Without the key. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The JSON as sent, image data replaced by `sha256:…`. */
  readonly body?: unknown;
  /** sha256 of each image sent, in order. */
  readonly images: readonly string[];
  /** sha256 of each image answered that was not a thought, in order. */
  readonly answered: readonly string[];
  /** 0 until it is answered. */
  readonly status: number;
  /** Whether Google would have billed it. */
  readonly paid: boolean;
}

export interface LogEntry {
  came(json: string): void;
  paid(): void;
  answers(answer: Answer): void;
  ended(status: number): void;
}

export function createLog(keep: boolean): {
  readonly entries: readonly LoggedRequest[];
  add(request: IncomingMessage, key: LoggedRequest['key']): LogEntry;
} {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add(request, key) {
      const { 'x-goog-api-key': _, ...headers } = request.headers;
      const at = entries.length;
      let entry: LoggedRequest = {
        method: request.method ?? '',
        url: request.url ?? '',
        key,
        headers,
        images: [],
        answered: [],
        status: 0,
        paid: false,
      };
      const change = (news: Partial<LoggedRequest>) => {
        entry = { ...entry, ...news };
        if (keep) entries[at] = entry;
      };
      change({});
      return {
        came: (json) => {
          if (keep) change(withoutImageData(json));
        },
        paid: () => change({ paid: true }),
        answers: (answer) => {
          if (keep) change({ answered: pictureHashes(answer) });
        },
        ended: (status) => change({ status }),
      };
    },
  };
}

function withoutImageData(json: string): Pick<LoggedRequest, 'images'> & { readonly body?: unknown } {
  const images: string[] = [];
  try {
    const body: unknown = JSON.parse(json, (name, value: unknown) => {
      if (name !== 'data' || typeof value !== 'string') return value;
      images.push(hashOf(value));
      return `sha256:${images.at(-1)}`;
    });
    return { body, images };
  } catch (error) {
    if (error instanceof SyntaxError) return { body: json, images };
    throw error;
  }
}

const pictureHashes = ({ candidates: [{ content }] }: Answer): string[] =>
  content.parts.flatMap(({ inlineData, thought }) => (inlineData && !thought ? hashOf(inlineData.data) : []));

const hashOf = (base64: string): string => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
