import type { AspectRatio } from '../model.ts';
import { formatCount } from '../words.ts';
import { syntaxProblem } from './syntax.ts';

/** What a person writes to make a template. The text and its variables are described in syntax.ts. */
export interface NewTemplate {
  readonly name: string;
  /** One of `templateCategories`, or words of the user's own. */
  readonly category: string;
  readonly template: string;
  readonly description?: string;
  /** The shape that suits the motif; a suggestion only. */
  readonly aspectRatio?: AspectRatio;
}

/** A prompt with fields to fill in, from any of the three places where templates live. */
export interface PromptTemplate extends NewTemplate {
  readonly id: string;
  readonly source: 'builtIn' | 'own' | 'workspace';
}

const longest = { name: 100, category: 60, description: 500, template: 20_000 } as const;

/** What is wrong with a template, in a sentence for the person who wrote it; `undefined` when nothing is. */
export function templateProblem(template: NewTemplate): string | undefined {
  if (!template.name.trim()) return 'A template needs a name.';
  if (!template.category.trim()) return 'A template needs a category.';
  if (!template.template.trim()) return 'A template needs a text.';
  for (const [field, limit] of Object.entries(longest)) {
    const { length } = template[field as keyof typeof longest] ?? '';
    if (length > limit) {
      const what = field === 'template' ? 'text' : field;
      return `The ${what} has ${formatCount(length)} characters; up to ${formatCount(limit)} fit.`;
    }
  }
  return syntaxProblem(template.template);
}
