import * as v from 'valibot';
import { imageQuery, tags } from './images.ts';

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
