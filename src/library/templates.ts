import { join } from 'node:path';
import { StudioError } from '../protocol/failure.ts';
import type { AspectRatio } from '../protocol/model.ts';
import type { NewTemplate } from '../protocol/templates/template.ts';
import type { LibraryContext } from './context.ts';
import type { Statement } from './database/sql.ts';
import { removeIfThere, saveJson } from './files/files.ts';
import { checkId } from './files/places.ts';
import type { TemplateFile } from './shapes.ts';

export interface Template extends NewTemplate {
  readonly id: string;
  readonly createdAt: number;
}

/** The user's own prompt templates, each with a file, so that a rebuild brings them back. */
export interface Templates {
  /** By category, then name. */
  list(): Promise<readonly Template[]>;
  create(template: NewTemplate): Promise<Template>;
  update(id: string, template: NewTemplate): Promise<void>;
  delete(id: string): Promise<void>;
}

interface TemplateRow extends Pick<Template, 'id' | 'name' | 'category' | 'template'> {
  readonly description: string | null;
  readonly aspect_ratio: AspectRatio | null;
  readonly created_at: number;
}

export function createTemplates({ database, places, now, newId }: LibraryContext): Templates {
  const pathOf = (id: string): string => join(places.templates, `${checkId(id)}.json`);

  async function save(template: Template): Promise<void> {
    const file: TemplateFile = { schema: 1, ...template };
    await saveJson('The template was not saved', pathOf(template.id), file);
    await database.commit([saveTemplate(file)]);
  }

  async function find(id: string): Promise<Template> {
    const [row] = await database.all<TemplateRow>('SELECT * FROM prompt_templates WHERE id = ?', [checkId(id)]);
    if (row) return toTemplate(row);
    throw new StudioError({ kind: 'notFound', message: 'That template is not in the library.' });
  }

  return {
    list: async () =>
      (
        await database.all<TemplateRow>(
          'SELECT * FROM prompt_templates ORDER BY category COLLATE NOCASE, name COLLATE NOCASE, id',
        )
      ).map(toTemplate),
    async create(input) {
      const template: Template = { ...checkTemplate(input), id: checkId(newId()), createdAt: now() };
      await save(template);
      return template;
    },
    async update(id, input) {
      const { createdAt } = await find(id);
      await save({ ...checkTemplate(input), id, createdAt });
    },
    async delete(id) {
      await find(id);
      await removeIfThere(pathOf(id));
      await database.commit([{ sql: 'DELETE FROM prompt_templates WHERE id = ?', params: [id] }]);
    },
  };
}

/** Enters a template or replaces what is known of it. */
export function saveTemplate(template: TemplateFile): Statement {
  return {
    sql: `INSERT OR REPLACE INTO prompt_templates (id, name, category, template, description, aspect_ratio, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    params: [
      template.id,
      template.name,
      template.category,
      template.template,
      template.description ?? null,
      template.aspectRatio ?? null,
      template.createdAt,
    ],
  };
}

function toTemplate({ created_at, description, aspect_ratio, ...row }: TemplateRow): Template {
  return {
    ...row,
    createdAt: created_at,
    ...(description !== null && { description }),
    ...(aspect_ratio !== null && { aspectRatio: aspect_ratio }),
  };
}

function checkTemplate({ name, category, template, description, aspectRatio }: NewTemplate): NewTemplate {
  if (!name.trim() || !template.trim()) {
    throw new StudioError({ kind: 'invalidInput', message: 'A template needs a name and a text.' });
  }
  return {
    name: name.trim(),
    category: category.trim(),
    template,
    ...(description?.trim() && { description: description.trim() }),
    ...(aspectRatio && { aspectRatio }),
  };
}
