import * as v from 'valibot';
import { imageCommands } from '../protocol/api/images.ts';
import { referenceRoles } from '../protocol/api/references.ts';
import { checkOptions, fitOptions } from '../protocol/capabilities.ts';
import { modelFacts } from '../protocol/catalog.ts';
import { StudioError } from '../protocol/failure.ts';
import { aspectRatios, type ImageOptions, resolutions, responseModalities, thinkingLevels } from '../protocol/model.ts';
import { formatCount } from '../protocol/words.ts';
import { exportFormats } from './outgoing.ts';

/** What callers may ask: pages, commands, agents and other extensions all pass through these shapes. */

const longestPrompt = 50_000;

export const prompt = v.pipe(
  v.string('The prompt must be text.'),
  v.trim(),
  v.nonEmpty('The prompt is empty. Say what the image should show.'),
  v.maxLength(
    longestPrompt,
    ({ input }) =>
      `The prompt has ${formatCount(input.length)} characters; up to ${formatCount(longestPrompt)} can be sent.`,
  ),
);

export const modelId = v.pipe(v.string(), v.regex(/^[\w.-]{1,100}$/, 'That is not the name of a model.'));

/** The options that a request may name. */
export const chosenOptions = {
  model: v.optional(modelId),
  aspectRatio: v.optional(v.picklist(aspectRatios, `The aspect ratio must be one of ${aspectRatios.join(', ')}.`)),
  resolution: v.optional(v.picklist(resolutions, `The resolution must be one of ${resolutions.join(', ')}.`)),
  responseModality: v.optional(v.picklist(responseModalities)),
  thinkingLevel: v.optional(v.picklist(thinkingLevels)),
  includeThoughts: v.optional(v.boolean()),
  googleSearch: v.optional(v.boolean()),
  imageSearch: v.optional(v.boolean()),
};

/** An image of the library, or an attached one, by its id, or a user's file by its URI. */
export const imageReference = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096));
export const reference = v.union([
  v.pipe(
    imageReference,
    v.transform((id) => ({ id })),
  ),
  v.object({ id: imageReference, role: v.exactOptional(v.picklist(referenceRoles)) }),
]);
/** The user knows that this passes the monthly budget. */
export const confirmBudget = v.optional(v.boolean(), false);

export const generateInput = v.object({
  prompt,
  ...chosenOptions,
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8, 'Up to 8 images at once.')), 1),
  references: v.optional(v.array(reference), []),
  confirmBudget,
});

export const imageId = v.pipe(v.string(), v.uuid('That is not the id of an image.'));
export const imageIds = v.array(imageId);
export const imageCommand = v.picklist(imageCommands);
export const isImageId = (text: string): boolean => v.is(imageId, text);

export const fileUri = imageReference;
/** URIs of files that were dropped or picked. */
export const fileUris = v.pipe(v.array(fileUri), v.maxLength(100, 'Up to 100 files at once.'));
export const upload = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1, 'The file is empty.')),
});
export const uploadedChunk = v.instance(Uint8Array);
export const promptText = v.pipe(v.string(), v.maxLength(longestPrompt));
export const promptQuery = v.strictObject({
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  favourite: v.exactOptional(v.boolean()),
  limit: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export const composedPrompt = v.strictObject({
  prompt: promptText,
  aspectRatio: v.exactOptional(v.picklist(aspectRatios)),
});
export const templateId = v.pipe(v.string(), v.uuid('Only your own templates can be changed.'));

const tags = v.array(v.pipe(v.string(), v.trim(), v.nonEmpty('A tag needs a name.'), v.maxLength(100)));
const time = v.pipe(v.number(), v.integer());
/** UTC milliseconds; `from` inclusive, `to` exclusive. */
export const timeSpan = v.strictObject({ from: v.exactOptional(time), to: v.exactOptional(time) });
export const imagePatch = v.strictObject({
  favourite: v.exactOptional(v.boolean()),
  tags: v.exactOptional(tags),
});

export const imageQuery = v.strictObject({
  model: v.exactOptional(v.string()),
  family: v.exactOptional(v.picklist(['flash', 'pro'])),
  aspectRatio: v.exactOptional(v.picklist(aspectRatios)),
  resolution: v.exactOptional(v.picklist(resolutions)),
  sessionId: v.exactOptional(v.pipe(v.string(), v.uuid())),
  from: v.exactOptional(time),
  to: v.exactOptional(time),
  edited: v.exactOptional(v.boolean()),
  favourite: v.exactOptional(v.boolean()),
  tags: v.exactOptional(v.array(v.string())),
  deleted: v.exactOptional(v.boolean()),
  drafts: v.exactOptional(v.boolean()),
  text: v.exactOptional(v.pipe(v.string(), v.maxLength(1000))),
  sort: v.exactOptional(v.picklist(['newest', 'oldest', 'mostEdited'])),
  after: v.exactOptional(v.string()),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), 200),
});

const { after: _after, limit: _limit, drafts: _drafts, ...galleryFilters } = imageQuery.entries;
export const galleryQuery = v.strictObject(galleryFilters);
export const outlineVersion = v.optional(v.number());
export const imageKeys = v.array(v.pipe(v.number(), v.integer()));
export const cardKeys = v.pipe(imageKeys, v.maxLength(500, 'Up to 500 images at a time.'));
export const imagesChange = v.strictObject({
  favourite: v.exactOptional(v.boolean()),
  deleted: v.exactOptional(v.boolean()),
  addTags: v.exactOptional(tags),
  removeTags: v.exactOptional(tags),
});
export const tagBeginning = v.pipe(v.string(), v.maxLength(100));
export const searchName = v.pipe(v.string(), v.trim(), v.nonEmpty('A saved search needs a name.'), v.maxLength(100));
/** What the page keeps of its filters; it checks that itself when it reads it again. */
export const savedSearch = v.strictObject({
  name: searchName,
  filters: v.pipe(
    v.record(v.string(), v.unknown()),
    v.check((filters) => JSON.stringify(filters).length < 10_000, 'That search is too long to be saved.'),
  ),
});
export const imageLook = v.optional(
  v.strictObject({ query: v.exactOptional(imageQuery), compareWith: v.exactOptional(imageId) }),
  {},
);
export const imageTags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000));
export const fileUse = v.strictObject({ uri: imageReference, line: v.optional(v.pipe(v.number(), v.integer()), 0) });

export const exportOptions = v.optional(
  v.strictObject({
    format: v.exactOptional(v.picklist(exportFormats, `The format must be one of ${exportFormats.join(', ')}.`)),
    quality: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(100, 'The quality goes from 1 to 100.'))),
  }),
  {},
);
export const cleanUpOptions = v.strictObject({ dryRun: v.boolean('Say whether it is a dry run.') });

export const retryOptions = v.optional(v.strictObject({ confirmBudget: v.optional(v.boolean(), false) }), {});

/** The value in its shape, or an `invalidInput` failure with the first thing that is wrong. */
export function parseInput<Shape extends v.GenericSchema>(shape: Shape, input: unknown): v.InferOutput<Shape> {
  const parsed = read(shape, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new StudioError({
    kind: 'invalidInput',
    message: issue.message.startsWith('Invalid ') ? plainly(issue) : issue.message,
  });
}

/** What the library says repeats what it got, which may be a megabyte or private. */
function plainly(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue as v.BaseIssue<unknown>)?.slice(0, 60);
  const subject = where ? `"${where}"` : 'What was passed';
  return `${subject} does not fit. Expected: ${issue.expected?.slice(0, 150) ?? 'something else'}.`;
}

function read<Shape extends v.GenericSchema>(shape: Shape, input: unknown) {
  if (Array.isArray(input) && isObjectShape(shape)) throw unreadable('A list does not fit here.');
  try {
    return v.safeParse(shape, input);
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw unreadable('What was passed cannot be read.', error);
  }
}

/** Valibot takes a list for an object without properties. */
function isObjectShape(shape: object): boolean {
  if ('wrapped' in shape) return isObjectShape(shape.wrapped as object);
  return 'entries' in shape || ('type' in shape && shape.type === 'record');
}

/** A getter or a proxy of another extension may throw. */
const unreadable = (message: string, cause?: unknown): StudioError =>
  new StudioError({ kind: 'invalidInput', message }, { cause });

export type Chosen = { [Key in keyof typeof chosenOptions]?: v.InferOutput<(typeof chosenOptions)[Key]> };

/**
 * The options of a request: what was chosen holds or is refused with the reason; the user's defaults fill the rest as
 * far as the model can take them.
 */
export function resolveOptions(asked: Chosen, defaults: ImageOptions, references: number): ImageOptions {
  const model = modelFacts(asked.model ?? defaults.model);
  const explicit = Object.fromEntries(
    Object.keys(chosenOptions)
      .map((key) => [key, asked[key as keyof Chosen]] as const)
      .filter(([, value]) => value !== undefined),
  );
  const options: ImageOptions = { ...fitOptions(model, defaults).options, ...explicit };
  checkOptions(model, options, references);
  return options;
}
