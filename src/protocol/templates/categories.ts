import type { PromptTemplate } from './template.ts';

/** The categories in the order in which they are shown. Their names are what people read and what files hold. */
export const templateCategories = [
  'Project pages',
  'Icons and logos',
  'UI mock-ups',
  'Diagrams',
  'Illustration',
  'Minimalist',
  'Scenes',
  'Avatars and characters',
  'Stickers',
  'Text in images',
  'Textures and patterns',
  'Product',
  'Photorealistic',
  'Photography terms',
  'Edit recipes',
] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** Templates of this category say what to change in an image that is there already. */
export const editRecipes: TemplateCategory = 'Edit recipes';

export interface TemplateGroup {
  readonly category: string;
  readonly templates: readonly PromptTemplate[];
}

/** Templates by category: the known ones in their order, then people's own by name. Inside, the given order holds. */
export function groupTemplates(templates: readonly PromptTemplate[]): readonly TemplateGroup[] {
  const groups = Map.groupBy(templates, ({ category }) => category);
  const own = [...groups.keys()].filter((category) => !known.has(category)).sort((a, b) => a.localeCompare(b, 'en'));
  return [...templateCategories, ...own].flatMap((category) => {
    const inside = groups.get(category);
    return inside ? [{ category, templates: inside }] : [];
  });
}

const known: ReadonlySet<string> = new Set(templateCategories);
