import { catalog, type ModelFacts } from '../protocol/catalog.ts';
import { invalidArgument } from './googleError.ts';
import type { Read } from './readBody.ts';

/** What models.list has beside the image models: readers must tell them apart, since nothing marks them. */
const others = [
  { id: 'gemini-4-carbon', displayName: 'Gemini 4 Carbon', methods: ['generateContent', 'countTokens'] },
  { id: 'gemini-4-argon', displayName: 'Gemini 4 Argon', methods: ['generateContent', 'countTokens'] },
  { id: 'gemini-2.5-flash', displayName: 'Gemini 2.5 Flash', methods: ['generateContent', 'countTokens'] },
  { id: 'gemini-embedding-001', displayName: 'Gemini Embedding 001', methods: ['embedContent'] },
  { id: 'imagen-4.0-generate-001', displayName: 'Imagen 4', methods: ['predict'] },
];

const listed: readonly { readonly name: string }[] = [
  ...others.map(({ id, displayName, methods }) => entry(id, displayName, methods)),
  ...catalog
    .filter(({ stage }) => stage !== 'retired')
    .map((model) => ({
      ...entry(model.id, model.name, ['generateContent', 'countTokens', 'batchGenerateContent']),
      ...imageFacts(model),
    })),
];

export const isTextModel = (id: string): boolean =>
  others.some((model) => model.id === id && model.methods.includes('generateContent'));

export const listedModel = (id: string): object | undefined => listed.find(({ name }) => name === `models/${id}`);

/** One page of the list; 50 models unless told. */
export function modelPage(query: URLSearchParams): Read<object> {
  const size = Number(query.get('pageSize') ?? 50);
  const start = Number(query.get('pageToken') || 0);
  if (!Number.isInteger(size) || size < 0) return { error: invalidArgument('Invalid page size.') };
  if (!Number.isInteger(start) || start < 0 || start > listed.length)
    return { error: invalidArgument('Page token is not valid.') };
  const end = start + Math.min(1000, size || 50);
  return { value: { models: listed.slice(start, end), ...(end < listed.length && { nextPageToken: String(end) }) } };
}

function entry(id: string, displayName: string, supportedGenerationMethods: readonly string[]) {
  return {
    name: `models/${id}`,
    version: '001',
    displayName,
    description: displayName,
    inputTokenLimit: 65_536,
    outputTokenLimit: 32_768,
    supportedGenerationMethods,
  };
}

function imageFacts({ summary, thinking }: ModelFacts) {
  return {
    description: summary,
    temperature: 1,
    topP: 0.95,
    topK: 64,
    maxTemperature: 1,
    ...(thinking.kind !== 'none' && { thinking: true }),
  };
}
