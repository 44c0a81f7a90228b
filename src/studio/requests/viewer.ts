import * as v from 'valibot';
import { imageId, imageQuery } from './images.ts';
import { imageReference } from './references.ts';

export const imageLook = v.optional(
  v.strictObject({ query: v.exactOptional(imageQuery), compareWith: v.exactOptional(imageId) }),
  {},
);
export const imageTags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(1000));
export const fileUse = v.strictObject({ uri: imageReference, line: v.optional(v.pipe(v.number(), v.integer()), 0) });
