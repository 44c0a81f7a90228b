import * as v from 'valibot';

/** The fields of a generateContent request on the Developer API (2026-11). Anything else is refused, as Google does. */

const anything = v.record(v.string(), v.unknown());
const text = v.optional(v.string());
const number = v.optional(v.number());
const whole = v.optional(v.pipe(v.number(), v.integer()));
const truth = v.optional(v.boolean());

const partShape = v.strictObject({
  text,
  inlineData: v.optional(v.strictObject({ mimeType: v.string(), data: v.string(), displayName: text })),
  fileData: v.optional(v.strictObject({ mimeType: text, fileUri: v.string() })),
  thought: truth,
  thoughtSignature: text,
  mediaResolution: v.optional(anything),
  videoMetadata: v.optional(anything),
  partMetadata: v.optional(anything),
  functionCall: v.optional(anything),
  functionResponse: v.optional(anything),
});

const contentShape = v.strictObject({ role: text, parts: v.array(partShape) });

const imageConfigShape = v.strictObject({ aspectRatio: text, imageSize: text });

const configShape = v.strictObject({
  temperature: number,
  topP: number,
  topK: number,
  seed: whole,
  candidateCount: whole,
  maxOutputTokens: whole,
  stopSequences: v.optional(v.array(v.string())),
  presencePenalty: number,
  frequencyPenalty: number,
  responseMimeType: text,
  responseModalities: v.optional(v.array(v.string())),
  thinkingConfig: v.optional(v.strictObject({ includeThoughts: truth, thinkingBudget: whole, thinkingLevel: text })),
  imageConfig: v.optional(imageConfigShape),
  responseFormat: v.optional(
    v.strictObject({
      image: v.optional(v.strictObject({ ...imageConfigShape.entries, mimeType: text, delivery: text })),
      text: v.optional(anything),
    }),
  ),
  mediaResolution: text,
});

const toolShape = v.strictObject({
  googleSearch: v.optional(
    v.strictObject({
      searchTypes: v.optional(v.strictObject({ webSearch: v.optional(anything), imageSearch: v.optional(anything) })),
      timeRangeFilter: v.optional(anything),
    }),
  ),
  functionDeclarations: v.optional(v.array(v.unknown())),
  codeExecution: v.optional(anything),
  urlContext: v.optional(anything),
});

export const requestShape = v.strictObject({
  model: text,
  contents: v.optional(v.array(contentShape), []),
  systemInstruction: v.optional(contentShape),
  safetySettings: v.optional(v.array(v.strictObject({ category: v.string(), threshold: v.string() }))),
  tools: v.optional(v.array(toolShape)),
  toolConfig: v.optional(anything),
  generationConfig: v.optional(configShape),
  cachedContent: text,
  serviceTier: text,
  labels: v.optional(anything),
  store: truth,
  continuationToken: text,
});

/** A batch with its requests in it; the file of a batch is not taken here. */
export const batchShape = v.strictObject({
  batch: v.strictObject({
    displayName: v.string(),
    model: text,
    inputConfig: v.strictObject({
      requests: v.strictObject({
        requests: v.array(
          v.strictObject({ request: anything, metadata: v.optional(v.record(v.string(), v.string())) }),
        ),
      }),
    }),
  }),
});

export const countShape = v.strictObject({
  contents: v.optional(v.array(contentShape), []),
  generateContentRequest: v.optional(requestShape),
});

export type RequestBody = v.InferOutput<typeof requestShape>;
export type RequestContent = v.InferOutput<typeof contentShape>;
