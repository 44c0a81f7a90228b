export type Method = 'generateContent' | 'streamGenerateContent' | 'countTokens' | 'listModels' | 'getModel';

export interface Route {
  readonly method: Method;
  readonly version: 'v1' | 'v1beta';
  readonly model?: string;
  readonly query: URLSearchParams;
}

const posts = ['generateContent', 'streamGenerateContent', 'countTokens'] as const;

/** What a request line asks for; `undefined` for what Gemini does not have, or this stand-in not yet. */
export function routeOf(httpMethod: string | undefined, target: string | undefined): Route | undefined {
  const url = new URL(target ?? '/', 'http://127.0.0.1');
  const match = /^\/(v1|v1beta)\/models(?:\/([\w.-]+)(?::(\w+))?)?$/.exec(url.pathname);
  if (!match) return undefined;
  const version = match[1] === 'v1' ? 'v1' : 'v1beta';
  const [, , model, verb] = match;
  const found = { version, query: url.searchParams, ...(model && { model }) } as const;
  if (httpMethod === 'GET' && !verb) return { ...found, method: model ? 'getModel' : 'listModels' };
  const method = httpMethod === 'POST' ? posts.find((known) => known === verb) : undefined;
  return method && { ...found, method };
}
