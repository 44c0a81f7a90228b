import * as v from 'valibot';
import { imageCommands } from '../../protocol/api/images.ts';
import { aspectRatios, resolutions } from '../../protocol/model.ts';
import { exportFormats } from '../outgoing.ts';
import { timeSpan } from './reports.ts';

export const imageId = v.pipe(v.string(), v.uuid('That is not the id of an image.'));
export const imageIds = v.array(imageId);
export const imageCommand = v.picklist(imageCommands);
export const isImageId = (text: string): boolean => v.is(imageId, text);

export const tags = v.array(v.pipe(v.string(), v.trim(), v.nonEmpty('A tag needs a name.'), v.maxLength(100)));
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
  ...timeSpan.entries,
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

export const exportOptions = v.optional(
  v.strictObject({
    format: v.exactOptional(v.picklist(exportFormats, `The format must be one of ${exportFormats.join(', ')}.`)),
    quality: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(100, 'The quality goes from 1 to 100.'))),
  }),
  {},
);
