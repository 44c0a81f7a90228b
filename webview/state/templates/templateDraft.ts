import { aspectRatios } from '../../../src/protocol/model.ts';
import { templateCategories } from '../../../src/protocol/templates/categories.ts';
import type { NewTemplate } from '../../../src/protocol/templates/template.ts';

/** A template while it is being written. */
export interface TemplateDraft {
  /** Absent for a new one. */
  readonly id?: string;
  /** As it was when writing began. */
  readonly original: NewTemplate;
  readonly template: NewTemplate;
}

export const emptyTemplate: NewTemplate = { name: '', category: templateCategories[0], template: '' };

/** What is kept of a template: its words without the space around them, and no empty fields. */
export function tidyTemplate({ name, category, template, description, aspectRatio }: NewTemplate): NewTemplate {
  const about = description?.trim();
  return {
    name: name.trim(),
    category: category.trim(),
    template: template.trim(),
    ...(about && { description: about }),
    ...(aspectRatio && { aspectRatio }),
  };
}

export const isChanged = ({ original, template }: TemplateDraft): boolean =>
  JSON.stringify(tidyTemplate(original)) !== JSON.stringify(tidyTemplate(template));

/** The categories to choose from: ours, then what else there is. */
export function offeredCategories(templates: readonly NewTemplate[]): readonly string[] {
  const known: readonly string[] = templateCategories;
  const others = new Set(templates.map(({ category }) => category).filter((category) => !known.includes(category)));
  return [...known, ...[...others].sort((a, b) => a.localeCompare(b, 'en'))];
}

/** Kept by a page of this or another version; `undefined` unless it is whole. */
export function parseTemplate(raw: Readonly<Record<string, unknown>>): NewTemplate | undefined {
  const { name, category, template, description } = raw;
  if (typeof name !== 'string' || typeof category !== 'string' || typeof template !== 'string') return undefined;
  const aspectRatio = aspectRatios.find((ratio) => ratio === raw.aspectRatio);
  return {
    name,
    category,
    template,
    ...(typeof description === 'string' && { description }),
    ...(aspectRatio && { aspectRatio }),
  };
}
