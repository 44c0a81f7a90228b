import type { GoogleGenAI } from '@google/genai/web';
import { StudioError } from '../protocol/failure.ts';
import { createBatchCalls } from './batches.ts';
import { brokenOff } from './brokenOff.ts';
import { collectStream, type StreamSoFar } from './collectStream.ts';
import { withDeadline } from './deadline.ts';
import { failureOf } from './failure.ts';
import { fetchWhole, hookedFetch, type Seen } from './fetchHook.ts';
import type { Gemini, GenerateOptions, ModelListing } from './gemini.ts';
import { imageModel } from './models.ts';
import type { PerCall } from './perCall.ts';
import { bodyForRecord, type RequestBody, requestBody } from './request.ts';
import { readAnswer } from './response.ts';
import { listOf, type WireResponse } from './wire.ts';
import { withoutKey } from './withoutKey.ts';

export interface GeminiClientOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Covers the whole answer; 5 minutes unless told (142 s have been measured, 4K takes longer). */
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

const listTimeoutMs = 30_000;

/** Gemini with one key at one address. Nothing is loaded or sent before the first call. */
export function createGemini({ apiKey, baseUrl, timeoutMs = 300_000, fetch }: GeminiClientOptions): Gemini {
  let sdk: Promise<GoogleGenAI> | undefined;
  let apiVersion = 'v1';

  // Everything that the SDK would otherwise take from the environment is given: another address there would get the key.
  const load = async () => {
    const { GoogleGenAI } = await import('@google/genai/web');
    return new GoogleGenAI({ apiKey, vertexai: false, apiVersion, httpOptions: { baseUrl } });
  };

  async function call<T>(
    run: (ai: GoogleGenAI, perCall: PerCall) => Promise<T>,
    {
      milliseconds,
      model,
      signal,
      onProgress,
      whole = false,
    }: GenerateOptions & { milliseconds: number; model?: string; whole?: boolean },
  ): Promise<{ answer: T; seen: Seen }> {
    checkAccess(apiKey, baseUrl);
    const seen: Seen = {};
    const hook = whole ? fetchWhole : hookedFetch;
    const hooked = hook(fetch ?? globalThis.fetch, seen, () => onProgress?.('The image is arriving'));
    sdk ??= load();
    const ai = await sdk;
    try {
      const answer = await withDeadline(
        (abortSignal) => run(ai, { abortSignal, httpOptions: { fetch: hooked, apiVersion } }),
        { milliseconds, costs: model !== undefined, caller: signal },
      );
      return { answer: withoutKey(answer, apiKey), seen: withoutKey(seen, apiKey) };
    } catch (error) {
      throw failureOf(error, { apiKey, baseUrl, ...(model !== undefined && { model }), ...seen });
    }
  }

  const paramsOf = (body: RequestBody, model: string, perCall: PerCall) => ({
    model,
    contents: body.contents,
    config: {
      ...body.generationConfig,
      ...(body.tools && { tools: body.tools }),
      // On by default, it would post a second, paid request unseen.
      automaticContinuation: false,
      ...perCall,
    },
  });

  async function send(body: RequestBody, model: string, options: GenerateOptions): Promise<WireResponse> {
    options.onProgress?.('The model is drawing');
    const { answer, seen } = await call((ai, perCall) => ai.models.generateContent(paramsOf(body, model, perCall)), {
      ...options,
      model,
      milliseconds: timeoutMs,
    });
    const { sdkHttpResponse: _, ...converted } = answer;
    return (seen.smallBody ?? converted) as WireResponse;
  }

  /** As `send`, by and by. What had come of an answer that breaks off is in `soFar`. */
  async function stream(
    body: RequestBody,
    model: string,
    { onWords, ...options }: GenerateOptions,
    soFar: StreamSoFar,
  ): Promise<WireResponse> {
    options.onProgress?.('The model is drawing');
    const { seen } = await call(
      async (ai, perCall) => {
        for await (const chunk of await ai.models.generateContentStream(paramsOf(body, model, perCall))) {
          const { sdkHttpResponse: _, ...converted } = chunk;
          soFar.add(withoutKey(converted as WireResponse, apiKey));
          options.onProgress?.(soFar.status());
          onWords?.(soFar.words());
        }
      },
      { ...options, model, milliseconds: timeoutMs },
    );
    return withFinishMessage(soFar.whole() ?? {}, seen.finishMessage);
  }

  async function onEitherVersion<T>(ask: () => Promise<T>): Promise<T> {
    const version = apiVersion;
    try {
      return await ask();
    } catch (error) {
      const tooOld = error instanceof StudioError && /Unknown name "imageConfig"/.test(error.message);
      if (!tooOld || version !== 'v1') throw error;
      // Relays exist that know imageConfig on v1beta alone. A 400 costs nothing, so this is no second paid request.
      apiVersion = 'v1beta';
      return await ask();
    }
  }

  return {
    async generate(request, options = {}) {
      const body = requestBody(request);
      const { model } = request.options;
      const soFar = collectStream();
      const [wire, record] = await Promise.allSettled([
        onEitherVersion(() => (options.onWords ? stream(body, model, options, soFar) : send(body, model, options))),
        bodyForRecord(body),
      ]);
      if (record.status === 'rejected') throw record.reason;
      const asked = { options: request.options, request: record.value };
      if (wire.status === 'fulfilled') return readAnswer(wire.value, asked);
      const begun = soFar.whole();
      if (!begun) options.onUnanswered?.(record.value);
      throw begun ? await brokenOff(wire.reason, begun, asked) : wire.reason;
    },

    async listModels(signal) {
      const { answer } = await call(
        async (ai, perCall) => {
          const listings: ModelListing[] = [];
          for await (const model of await ai.models.list({ config: { pageSize: 100, ...perCall } })) {
            const listing = imageModel(model);
            if (listing) listings.push(listing);
          }
          return listings;
        },
        { milliseconds: listTimeoutMs, ...(signal && { signal }) },
      );
      return answer;
    },

    batches: createBatchCalls(async (run, options) => {
      const { answer, seen } = await call(run, { ...options, milliseconds: timeoutMs });
      return { answer, body: seen.smallBody };
    }),
  };
}

/** The SDK drops Google's own words on why an image was refused. */
function withFinishMessage(wire: WireResponse, finishMessage: string | undefined): WireResponse {
  const [first, ...others] = listOf(wire.candidates);
  return first && finishMessage ? { ...wire, candidates: [{ ...first, finishMessage }, ...others] } : wire;
}

/** What would make the SDK throw before it sends, in its own words and with the key among them. */
function checkAccess(apiKey: string, baseUrl: string): void {
  if (!apiKey) {
    throw new StudioError({ kind: 'noKey', message: 'There is no Gemini API key yet.', next: { do: 'setApiKey' } });
  }
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    const message = 'This API key has characters that no key has. It may have been copied with something around it.';
    throw new StudioError({ kind: 'badKey', message, next: { do: 'setApiKey' } });
  }
  const address = URL.parse(baseUrl);
  if (!address || !/^https?:$/.test(address.protocol) || address.username) {
    throw new StudioError({
      kind: 'invalidInput',
      message:
        'nanoBanana.gemini.baseUrl is not the address of an API: it must start with https:// and hold no user name.',
    });
  }
  if (address.protocol === 'http:' && !isThisComputer(address.hostname)) {
    const message = `The key would go to ${address.host} for everybody on the way to read. Let nanoBanana.gemini.baseUrl start with https://.`;
    throw new StudioError({ kind: 'invalidInput', message });
  }
}

const isThisComputer = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
