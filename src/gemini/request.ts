import type { Content, GenerateContentConfig, Part, ThinkingLevel, Tool } from '@google/genai/web';
import { modelFacts } from '../protocol/catalog.ts';
import type { ImageOptions } from '../protocol/model.ts';
import type { GeminiRequest, StoredTurn } from './gemini.ts';
import { detachImages, encodeBase64 } from './partImages.ts';
import { partOf } from './wire.ts';

/** The body of a generateContent call, as it goes over the wire. */
export interface RequestBody {
  readonly contents: Content[];
  readonly tools?: Tool[];
  readonly generationConfig: Pick<GenerateContentConfig, 'responseModalities' | 'thinkingConfig' | 'imageConfig'>;
}

/**
 * Ours → theirs. An option that the model does not have is never sent: Google would refuse the whole request. That
 * nothing goes missing unnoticed is the caller's duty (`checkOptions`).
 */
export function requestBody({ prompt, options, references, history = [] }: GeminiRequest): RequestBody {
  const tools = toolsOf(options);
  const thinkingConfig = thinkingOf(options);
  const imageConfig = imageConfigOf(options);
  return {
    contents: [
      ...history.map(asReceived).filter(({ parts }) => parts.length > 0),
      {
        role: 'user',
        // Google's advice: the words first, then the images in the order in which the words speak of them.
        parts: [
          { text: prompt },
          ...references.map(({ bytes, mime }) => ({ inlineData: { mimeType: mime, data: encodeBase64(bytes) } })),
        ],
      },
    ],
    ...(tools && { tools }),
    generationConfig: {
      responseModalities: options.responseModality === 'image' ? ['IMAGE'] : ['TEXT', 'IMAGE'],
      ...(thinkingConfig && { thinkingConfig }),
      ...(imageConfig && { imageConfig }),
    },
  };
}

/** The body for the library: the same, image data replaced by "sha256:<hex>". */
export async function bodyForRecord(body: RequestBody): Promise<unknown> {
  const contents: unknown[] = [];
  for (const content of body.contents) {
    contents.push({ ...content, parts: (await detachImages(content.parts ?? [], () => true)).parts });
  }
  return { ...body, contents };
}

/** Thoughts cost input tokens and are not needed again; whatever carries a signature goes back untouched. */
function asReceived({ role, parts }: StoredTurn): { role: string; parts: Part[] } {
  const kept = parts.filter((part) => !partOf(part).thought || partOf(part).thoughtSignature);
  return { role, parts: kept as Part[] };
}

function imageConfigOf({ model, aspectRatio, resolution }: ImageOptions): GenerateContentConfig['imageConfig'] {
  const facts = modelFacts(model);
  const ratio = aspectRatio && facts.aspectRatios.includes(aspectRatio);
  const size = resolution && facts.sendsResolution && facts.resolutions.includes(resolution);
  if (!ratio && !size) return undefined;
  return { ...(ratio && { aspectRatio }), ...(size && { imageSize: resolution }) };
}

function thinkingOf(options: ImageOptions): GenerateContentConfig['thinkingConfig'] {
  const { thinking } = modelFacts(options.model);
  const includeThoughts = options.includeThoughts && thinking.kind !== 'none';
  const level =
    thinking.kind === 'levels' && options.thinkingLevel && thinking.levels.includes(options.thinkingLevel)
      ? (options.thinkingLevel.toUpperCase() as ThinkingLevel)
      : undefined;
  if (!includeThoughts && !level) return undefined;
  return { ...(includeThoughts && { includeThoughts }), ...(level && { thinkingLevel: level }) };
}

function toolsOf(options: ImageOptions): Tool[] | undefined {
  const facts = modelFacts(options.model);
  const web = options.googleSearch && facts.webSearch;
  if (options.imageSearch && facts.imageSearch) {
    return [{ googleSearch: { searchTypes: { ...(web && { webSearch: {} }), imageSearch: {} } } }];
  }
  return web ? [{ googleSearch: {} }] : undefined;
}
