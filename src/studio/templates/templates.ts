import type { PromptTemplate } from '../../protocol/templates/template.ts';
import type { StudioContext } from '../context.ts';
import { parseInput } from '../requests/parseInput.ts';
import { templateShape } from './templateFiles.ts';
import { readWorkspaceTemplates } from './workspaceTemplates.ts';

/** Built-in, own and the workspace's. What is wrong with files of the workspace is in the log. */
export async function listTemplates(context: StudioContext): Promise<readonly PromptTemplate[]> {
  const [{ builtInTemplates }, library, workspace] = await Promise.all([
    // A hundred texts that few sessions look at.
    import('../../protocol/templates/builtInTemplates.ts'),
    context.library(),
    readWorkspaceTemplates(context.templateFolder),
  ]);
  for (const { path, reason } of workspace.problems) context.warn(`Template ${path}: ${reason}`);
  const own = (await library.templates.list()).map((template) => ({ ...template, source: 'own' as const }));
  return [...builtInTemplates, ...own, ...workspace.templates];
}

/** Keeps a template of the user's. Rejects with `invalidInput` and what is wrong with it. */
export async function createTemplate(context: StudioContext, input: unknown): Promise<PromptTemplate> {
  const { templates } = await context.library();
  return { ...(await templates.create(parseInput(templateShape, input))), source: 'own' };
}

/** Replaces a template of the user's, whole. Rejects with `notFound` or `invalidInput`. */
export async function updateTemplate(context: StudioContext, id: string, input: unknown): Promise<void> {
  const { templates } = await context.library();
  await templates.update(id, parseInput(templateShape, input));
}
