import * as v from 'valibot';
import type { FreshStart } from '../protocol/conversation/turns.ts';
import type { LocalStep } from '../protocol/edits/tools.ts';
import type { FailureKind, NextStep } from '../protocol/failure.ts';
import {
  type AspectRatio,
  type Grounding,
  type ImageOptions,
  type ImageOrigin,
  type ImageRecord,
  imageMimes,
  type Resolution,
  type ResponseModality,
  type ThinkingLevel,
  type TokenUsage,
} from '../protocol/model.ts';
import { isId, isTime } from './files/places.ts';

/**
 * What the library's files hold. Files outlive versions and disks, so everything is checked when read; but a word that
 * only a newer version knows (a ratio, a size) passes, because refusing it would lose the rest of the file.
 */

const word = <T extends string>() => v.custom<T>((input) => typeof input === 'string', 'not a word');
const time = v.custom<number>(isTime, 'not a time');
const id = v.custom<string>(isId, 'not an id');
/** In the words of the rest of the product: a list that nobody changes. */
const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const optionsShape = v.object({
  model: v.string(),
  aspectRatio: v.exactOptional(word<AspectRatio>()),
  resolution: v.exactOptional(word<Resolution>()),
  responseModality: word<ResponseModality>(),
  thinkingLevel: v.exactOptional(word<ThinkingLevel>()),
  includeThoughts: v.boolean(),
  googleSearch: v.boolean(),
  imageSearch: v.boolean(),
}) satisfies v.GenericSchema<unknown, ImageOptions>;

const usageShape = v.object({
  input: v.number(),
  inputImage: v.number(),
  cached: v.number(),
  outputImage: v.number(),
  outputText: v.number(),
  thinking: v.number(),
  total: v.number(),
  searchQueries: v.number(),
}) satisfies v.GenericSchema<unknown, TokenUsage>;

const groundingShape = v.object({
  queries: list(v.string()),
  sources: list(v.object({ kind: word<'web' | 'image'>(), url: v.string(), title: v.string() })),
  searchChip: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<unknown, Grounding>;

const failureShape = v.object({
  kind: word<FailureKind>(),
  message: v.string(),
  retryable: v.boolean(),
  mayHaveBeenPaid: v.boolean(),
  retryAfterSeconds: v.exactOptional(v.number()),
  next: v.exactOptional(v.custom<NextStep>((input) => typeof input === 'object' && input !== null && 'do' in input)),
});

/** A later version may know more tools: the facts are good with them unread. */
const isStep = (input: unknown): boolean => typeof input === 'object' && input !== null && 'tool' in input;

/** The file beside an image: enough to make its row again. */
export const sidecarShape = v.object({
  schema: v.literal(1),
  /** UTC milliseconds of the last change, here or in the row: the later one is right. */
  updatedAt: time,
  id,
  origin: word<ImageOrigin>(),
  createdAt: time,
  prompt: v.string(),
  options: v.exactOptional(optionsShape),
  modelAnswered: v.exactOptional(v.string()),
  parentId: v.exactOptional(id),
  steps: v.exactOptional(list(v.custom<LocalStep>(isStep, 'not a step'))),
  sessionId: v.exactOptional(id),
  turnId: v.exactOptional(id),
  draft: v.boolean(),
  references: list(sha256),
  text: v.exactOptional(v.string()),
  usage: v.exactOptional(usageShape),
  costUSD: v.exactOptional(v.number()),
  durationMs: v.exactOptional(v.number()),
  demo: v.boolean(),
  mime: v.picklist(imageMimes),
  width: v.number(),
  height: v.number(),
  bytes: v.number(),
  sha256,
  favourite: v.boolean(),
  tags: list(v.string()),
  deletedAt: v.exactOptional(time),
}) satisfies v.GenericSchema<unknown, Omit<ImageRecord, 'fileName'>>;
export type Sidecar = v.InferOutput<typeof sidecarShape>;

/** One exchange with the model, with everything needed to go on from it. Image data is held by "sha256:<hex>". */
export const turnShape = v.object({
  id,
  sessionId: v.exactOptional(id),
  parentTurnId: v.exactOptional(id),
  createdAt: time,
  prompt: v.string(),
  options: optionsShape,
  text: v.exactOptional(v.string()),
  thoughts: v.exactOptional(v.string()),
  grounding: v.exactOptional(groundingShape),
  failure: v.exactOptional(failureShape),
  usage: v.exactOptional(usageShape),
  costUSD: v.exactOptional(v.number()),
  durationMs: v.exactOptional(v.number()),
  demo: v.exactOptional(v.boolean()),
  /** Drafts and results, in the order in which they came. */
  imageIds: list(id),
  /** Images of the library that the user sent along, in order. */
  referenceIds: v.exactOptional(list(id)),
  /** Set: the turns before were not sent, and why; some of their images went along as the user's instead. */
  freshStart: v.exactOptional(v.object({ reason: word<FreshStart['reason']>(), images: v.number() })),
  /** What this turn adds to every later message: its own words, images and signatures as they travel. */
  weight: v.exactOptional(v.object({ bytes: v.number(), images: v.number() })),
  /** Made and paid for as another turn, in another session or on another computer. */
  copyOf: v.exactOptional(id),
  /** As sent and as received, without key and image data. */
  request: v.exactOptional(v.unknown()),
  response: v.exactOptional(v.unknown()),
});
export type TurnFile = Readonly<v.InferOutput<typeof turnShape>>;

export const sessionShape = v.object({
  schema: v.literal(1),
  id,
  name: v.string(),
  model: v.exactOptional(v.string()),
  createdAt: time,
  updatedAt: time,
  deletedAt: v.exactOptional(time),
  /** Not kept when its tab is closed, unless the user says so. */
  unsaved: v.exactOptional(v.boolean()),
  /** By the turn that a branch begins with. */
  branchNames: v.exactOptional(v.record(id, v.string())),
  /** Turns that were taken out, each with all that follows it. */
  removedTurns: v.exactOptional(list(id)),
});
export type SessionFile = v.InferOutput<typeof sessionShape>;

export const templateShape = v.object({
  schema: v.literal(1),
  id,
  name: v.string(),
  category: v.string(),
  template: v.string(),
  description: v.exactOptional(v.string()),
  aspectRatio: v.exactOptional(word<AspectRatio>()),
  createdAt: time,
});
export type TemplateFile = v.InferOutput<typeof templateShape>;

/** Reads JSON in a shape; undefined for anything else, so that one spoilt file harms nothing but itself. */
export function parseJson<Shape extends v.GenericSchema>(
  shape: Shape,
  bytes: Uint8Array,
): v.InferOutput<Shape> | undefined {
  try {
    const parsed = v.safeParse(shape, JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
