/**
 * `{red|blue|}` in a prompt of a batch: each of the words in turn, an empty one included. Sits beside the fields of
 * syntax.ts: no field name has a bar, and what is filled into a field is taken as it is.
 */
const group = /\{\{|\}\}|\{([^{}]*\|[^{}]*)\}/g;

/** How many texts `alternativesOf` would give; may be far more than anyone wants. */
export function countAlternatives(text: string): number {
  return groupsOf(text).reduce((product, { words }) => product * words.length, 1);
}

/** Every text that the alternatives make, the last group changing fastest. `{{` and `}}` stay as they are. */
export function alternativesOf(text: string): readonly string[] {
  let texts = [''];
  let end = 0;
  for (const { index, length, words } of groupsOf(text)) {
    const between = text.slice(end, index);
    texts = texts.flatMap((before) => words.map((word) => before + between + word));
    end = index + length;
  }
  return texts.map((before) => before + text.slice(end));
}

interface Group {
  readonly index: number;
  readonly length: number;
  readonly words: readonly string[];
}

function groupsOf(text: string): readonly Group[] {
  return [...text.matchAll(group)].flatMap(({ 0: whole, 1: inside, index }) =>
    inside === undefined
      ? []
      : [{ index, length: whole.length, words: [...new Set(inside.split('|').map((word) => word.trim()))] }],
  );
}
