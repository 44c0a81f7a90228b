import * as v from 'valibot';
import { chosenOptions } from '../requests/options.ts';

/** What a column can mean beside a variable; names are compared without case, spaces, hyphens and underscores. */
const known = {
  prompt: 'prompt',
  text: 'prompt',
  file: 'fileName',
  filename: 'fileName',
  name: 'fileName',
  references: 'references',
  reference: 'references',
  image: 'references',
  images: 'references',
  count: 'count',
  model: 'model',
  aspectratio: 'aspectRatio',
  ratio: 'aspectRatio',
  shape: 'aspectRatio',
  resolution: 'resolution',
  size: 'resolution',
  thinking: 'thinkingLevel',
  thinkinglevel: 'thinkingLevel',
  responsemodality: 'responseModality',
  showthinking: 'includeThoughts',
  googlesearch: 'googleSearch',
  websearch: 'googleSearch',
  imagesearch: 'imageSearch',
} as const;
export type Meaning = (typeof known)[keyof typeof known];

/** What the column stands for; `undefined` for a variable. */
export function meaningOf(column: string): Meaning | undefined {
  const plain = column.toLowerCase().replace(/[\s_-]/g, '');
  return Object.hasOwn(known, plain) ? known[plain as keyof typeof known] : undefined;
}

type Chosen = v.InferOutput<typeof optionsShape>;
const optionsShape = v.object({
  ...chosenOptions,
  count: v.optional(
    v.pipe(
      v.number('The count is not a number.'),
      v.integer(),
      v.minValue(1),
      v.maxValue(100, 'Up to 100 images of one row.'),
    ),
  ),
});

/** The options that a row's cells name. A cell that fits nothing is a problem in words, never left out unseen. */
export function optionsOf(
  cells: Readonly<Partial<Record<Meaning, string>>>,
): { options: Chosen } | { problem: string } {
  const { prompt: _, fileName: __, references: ___, ...words } = cells;
  const asked: Record<string, unknown> = {};
  for (const [name, word] of Object.entries(words)) {
    if (word === '') continue;
    asked[name] = name === 'count' ? Number(word) : /search|thoughts/i.test(name) ? truth(word) : spelling(name, word);
  }
  const parsed = v.safeParse(optionsShape, asked);
  return parsed.success ? { options: parsed.output } : { problem: parsed.issues[0].message };
}

/** As a spreadsheet writes it. */
const truth = (word: string): unknown =>
  /^(true|yes|y|1|on|x)$/i.test(word) ? true : /^(false|no|n|0|off|-)$/i.test(word) ? false : word;

/** "16x9", "16/9", "1k" and "High" are understood. */
function spelling(name: string, word: string): string {
  if (name === 'aspectRatio') return word.replace(/\s*[x×/]\s*/i, ':');
  if (name === 'resolution') return word.toUpperCase();
  return name === 'thinkingLevel' ? word.toLowerCase() : word;
}
