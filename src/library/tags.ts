import { StudioError } from '../protocol/failure.ts';

const longest = 100;
const most = 50;

/** Tags as they are kept: trimmed, one spelling of accents, each once, in the given order. Throws `invalidInput`. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = [...new Set(tags.map((tag) => tag.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim()))];
  const kept = clean.filter(Boolean);
  if (kept.length > most || kept.some((tag) => tag.length > longest)) {
    throw new StudioError({
      kind: 'invalidInput',
      message: `An image can have up to ${most} tags of up to ${longest} characters.`,
    });
  }
  return kept;
}
