import { askedFor, type Composition, compositions, icon, stillLife } from '../scenes/catalogue.ts';
import { type Palette, palettes } from './palettes.ts';
import { hashText, mixBits } from './random.ts';

/** What will be painted for a prompt. The same prompt and variation give the same recipe, on every machine. */
export interface Recipe {
  readonly composition: Composition;
  readonly palette: Palette;
  readonly seed: number;
  readonly words: ReadonlySet<string>;
  readonly banana: boolean;
}

const asks = (choice: { readonly words: readonly string[] }) => choice.words;

export function recipeFor(prompt: string, variation: number): Recipe {
  const words = wordsOf(prompt);
  const seed = mixBits(hashText(prompt.trim()) + variation * 0x9e3779b9);
  const banana = words.has('banana');
  const offered = [...compositions, ...askedFor].filter((choice) => choice !== stillLife || !banana);
  const wished = best([icon], words, asks) ?? best(offered, words, asks);
  return {
    composition: wished ?? (banana ? stillLife : byChance(compositions, seed)),
    palette:
      best(palettes, words, asks) ??
      best(palettes, words, (choice) => choice.suits) ??
      byChance(colourful, mixBits(seed)),
    seed,
    words,
    banana,
  };
}

/** One line for the text that comes with the picture. */
export function captionOf({ composition, palette, banana }: Recipe): string {
  const fruit = banana && composition !== stillLife ? ' with a banana' : '';
  return `${composition.name}${fruit} in the colours of ${palette.mood}`;
}

/** Lower-case words, and the singular of what looks like a plural. */
function wordsOf(prompt: string): ReadonlySet<string> {
  const words = prompt.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.flatMap((word) => (word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word])));
}

/** The choice that most words ask for; of equals, the one asked for first. */
export function best<T>(
  choices: readonly T[],
  words: ReadonlySet<string>,
  asks: (choice: T) => readonly string[],
): T | undefined {
  const order = [...words];
  let winner: T | undefined;
  let most = 0;
  let earliest = Number.POSITIVE_INFINITY;
  for (const choice of choices) {
    const places = asks(choice)
      .map((word) => order.indexOf(word))
      .filter((place) => place >= 0);
    const first = Math.min(...places);
    if (places.length < 1 || places.length < most || (places.length === most && first >= earliest)) continue;
    [winner, most, earliest] = [choice, places.length, first];
  }
  return winner;
}

const colourful: readonly [Palette, ...Palette[]] = [
  palettes[0],
  ...palettes.slice(1).filter(({ onlyAsked }) => !onlyAsked),
];

export const byChance = <T>(choices: readonly [T, ...T[]], seed: number): T =>
  choices[seed % choices.length] ?? choices[0];
