export type Method =
  | 'generateContent'
  | 'streamGenerateContent'
  | 'countTokens'
  | 'batchGenerateContent'
  | 'listModels'
  | 'getModel'
  | BatchMethod;
type BatchMethod = 'listBatches' | 'getBatch' | 'cancelBatch' | 'deleteBatch';

export interface Route {
  readonly method: Method;
  readonly version: 'v1' | 'v1beta';
  readonly model?: string;
  /** Of a batch, without `batches/`. */
  readonly batch?: string;
  readonly query: URLSearchParams;
}

const posts = ['generateContent', 'streamGenerateContent', 'countTokens', 'batchGenerateContent'] as const;

/** What a request line asks for; `undefined` for what Gemini does not have, or this stand-in not yet. */
export function routeOf(httpMethod: string | undefined, target: string | undefined): Route | undefined {
  const url = new URL(target ?? '/', 'http://127.0.0.1');
  const batches = batchRoute(httpMethod, url);
  if (batches) return batches;
  const match = /^\/(v1|v1beta)\/models(?:\/([\w.-]+)(?::(\w+))?)?$/.exec(url.pathname);
  if (!match) return undefined;
  const version = match[1] === 'v1' ? 'v1' : 'v1beta';
  const [, , model, verb] = match;
  const found = { version, query: url.searchParams, ...(model && { model }) } as const;
  if (httpMethod === 'GET' && !verb) return { ...found, method: model ? 'getModel' : 'listModels' };
  const method = httpMethod === 'POST' ? posts.find((known) => known === verb) : undefined;
  return method && { ...found, method };
}

function batchRoute(httpMethod: string | undefined, url: URL): Route | undefined {
  const [, version, batch, verb] = /^\/(v1|v1beta)\/batches(?:\/([\w-]+)(?::(\w+))?)?$/.exec(url.pathname) ?? [];
  const method = batchMethods[[httpMethod, batch && 'id', verb].filter(Boolean).join(' ')];
  if (!version || !method) return undefined;
  return { method, version: version === 'v1' ? 'v1' : 'v1beta', query: url.searchParams, ...(batch && { batch }) };
}

const batchMethods: Readonly<Record<string, BatchMethod>> = {
  GET: 'listBatches',
  'GET id': 'getBatch',
  'POST id cancel': 'cancelBatch',
  'DELETE id': 'deleteBatch',
};
