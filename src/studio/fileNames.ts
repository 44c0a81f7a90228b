/** What a file name template can hold: {slug} {date} {time} {model} {id}. */
export interface NameFacts {
  readonly prompt: string;
  readonly model: string;
  readonly id: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** At the end of a name, as people write it. */
export const imageExtension = /\.(png|jpe?g|webp)$/i;

const longest = 60;

/**
 * A file name's stem from a template: lower-case words that every file system takes, so no separator, dot segment or
 * Windows device name can come out of a prompt or a setting. Unknown placeholders stay out.
 */
export function fileStem(template: string, { prompt, model, id, createdAt }: NameFacts): string {
  const [date = '', time = ''] = new Date(createdAt).toISOString().split(/[T.]/);
  const values: Record<string, string> = { slug: slug(prompt), date, time: time.replaceAll(':', ''), model, id };
  return safeStem(template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
}

/** The first words of a text: "A banana, in a space suit!" becomes "a-banana-in-a-space-suit". */
export function slug(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  let stem = '';
  for (const word of words) {
    if (stem.length + word.length >= longest) break;
    stem += stem ? `-${word}` : word;
  }
  return stem || 'image';
}

/** Keeps letters, digits, `-`, `_` and inner dots of a name that somebody typed. */
export function safeStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100);
  if (!stem) return 'image';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem) ? `image-${stem}` : stem;
}
