import { StudioError } from '../../protocol/failure.ts';

const longest = 100;
export const mostTags = 50;

/** Tags as they are kept: trimmed, one spelling of accents, each once, in the given order. Throws `invalidInput`. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = [...new Set(tags.map((tag) => tag.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim()))];
  const kept = clean.filter(Boolean);
  if (kept.length > mostTags || kept.some((tag) => tag.length > longest)) {
    throw new StudioError({
      kind: 'invalidInput',
      message: `An image can have up to ${mostTags} tags of up to ${longest} characters.`,
    });
  }
  return kept;
}

/** With the tag, the time, the ids as JSON, the tag again and `mostTags`. Only images that lack it change. */
export const addTag = `UPDATE images SET tags = json_insert(tags, '$[#]', ?), updated_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND ? NOT IN (SELECT value FROM json_each(tags))
    AND json_array_length(tags) < ?`;

/** With the tag, the time, the ids as JSON and the tag again. Only images that have it change. */
export const removeTag = `UPDATE images SET tags = (SELECT json_group_array(value) FROM json_each(tags) WHERE value <> ?), updated_at = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND ? IN (SELECT value FROM json_each(tags))`;
