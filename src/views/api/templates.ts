import * as vscode from 'vscode';
import type { TemplatesApi } from '../../protocol/api/templates.ts';
import type { Served } from '../../protocol/rpc.ts';
import { plural } from '../../protocol/words.ts';
import { readFile } from '../../studio/references.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { composedPrompt, templateId } from '../../studio/requests/templates.ts';
import { exportTemplates, importTemplates, type TemplateImport } from '../../studio/templates/templateFiles.ts';
import { createTemplate, listTemplates, updateTemplate } from '../../studio/templates/templates.ts';
import { saveFile } from '../saveFile.ts';
import type { Page } from './page.ts';

const filters = { 'Templates (JSON)': ['json'] };

export const templateCalls = ({ app: { studio, composer, panels }, library }: Page): Served<TemplatesApi> => ({
  listTemplates: () => listTemplates(studio),
  createTemplate: (template) => createTemplate(studio, template),
  updateTemplate: (id, template) => updateTemplate(studio, parseInput(templateId, id), template),
  deleteTemplate: async (id) => (await library).templates.delete(parseInput(templateId, id)),
  async importTemplates() {
    const [file] = (await vscode.window.showOpenDialog({ openLabel: 'Import', filters })) ?? [];
    if (!file) return undefined;
    const { bytes } = await readFile(studio, file.toString());
    return inWords(await importTemplates((await library).templates, bytes));
  },
  async exportTemplates() {
    const own = await (await library).templates.list();
    const file = await saveFile('templates.json', filters, exportTemplates(own));
    return file && `${plural(own.length, 'template')} exported to ${vscode.workspace.asRelativePath(file)}.`;
  },
  useTemplate(composed) {
    composer.compose(parseInput(composedPrompt, composed));
    panels.studio.open();
  },
});

function inWords({ added, skipped }: TemplateImport): string {
  const reasons = skipped.slice(0, 3).map(({ entry, reason }) => `${entry}: ${reason}`);
  const more = skipped.length > 3 ? [`And ${skipped.length - 3} more.`] : [];
  const left = skipped.length > 0 ? [`${plural(skipped.length, 'template')} left out.`] : [];
  return [`${plural(added.length, 'template')} imported.`, ...left, ...reasons, ...more].join(' ');
}
