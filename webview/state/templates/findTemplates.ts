import type { PromptTemplate } from '../../../src/protocol/templates/template.ts';

/** The templates that have every word of the search somewhere, whatever its case. */
export function findTemplates(templates: readonly PromptTemplate[], search: string): readonly PromptTemplate[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return templates;
  return templates.filter(({ name, category, description = '', template }) => {
    const text = [name, category, description, template].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
