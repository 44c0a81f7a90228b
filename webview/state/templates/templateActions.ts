import { fillTemplate } from '../../../src/protocol/templates/syntax.ts';
import { type NewTemplate, type PromptTemplate, templateProblem } from '../../../src/protocol/templates/template.ts';
import { host } from '../../host.ts';
import { focusWhenLost } from '../lostFocus.ts';
import { showError, showNotice, showUndo } from '../notices.ts';
import { emptyTemplate, isChanged, type TemplateDraft, tidyTemplate } from './templateDraft.ts';
import { chosenId, draft, removed, search, templates, valuesOf } from './templates.ts';

/** What the templates page does. A failure becomes a notice; what was written stays until it is kept or given up. */

/** The form's first box, for what opens it. */
export const nameBoxId = 'template-form-name';
/** Where the focus goes when what it was on is no more: the template, or the list where only that is seen. */
const places = ['#template-name', '.template-row[tabindex="0"]'];

export function choose(id: string | undefined): void {
  leaveDraft();
  chosenId.value = id;
  focusWhenLost(places);
}

export function useInStudio(template: PromptTemplate): void {
  const { aspectRatio } = template;
  const prompt = fillTemplate(template.template, valuesOf(template));
  host.useTemplate({ prompt, ...(aspectRatio && { aspectRatio }) }).catch(showError);
}

export const writeNew = (): void => open({ original: emptyTemplate, template: emptyTemplate });

export const edit = (template: PromptTemplate): void =>
  open({ id: template.id, original: tidyTemplate(template), template: tidyTemplate(template) });

/** A copy of the user's own, since built-in and workspace templates stay as they are. */
export function duplicate(template: PromptTemplate): void {
  const copy = { ...tidyTemplate(template), name: `${template.name} (copy)`.slice(0, 100) };
  open({ original: copy, template: copy });
}

function open(next: TemplateDraft): void {
  leaveDraft();
  draft.value = next;
  requestAnimationFrame(() => {
    const box = document.getElementById(nameBoxId);
    if (box instanceof HTMLInputElement) box.select();
  });
}

/** Closes the form; what was written there can come back. */
export function leaveDraft(): void {
  const left = draft.value;
  draft.value = undefined;
  focusWhenLost(places);
  if (!left || !isChanged(left)) return;
  showNotice({
    text: 'Your changes were not saved.',
    tone: 'info',
    action: {
      label: 'Go Back to Them',
      run: () => {
        draft.value = left;
      },
    },
  });
}

/** Does nothing while there is something wrong, which the form tells. */
export async function save({ id, template }: TemplateDraft): Promise<void> {
  const tidy = tidyTemplate(template);
  if (templateProblem(tidy)) return;
  try {
    if (id === undefined) chosenId.value = (await host.createTemplate(tidy)).id;
    else await host.updateTemplate(id, tidy);
    await templates.reload();
    draft.value = undefined;
    focusWhenLost(places);
    search.value = '';
    showNotice({ text: 'Template saved.', tone: 'info' });
  } catch (error) {
    showError(error);
  }
}

/** Gone at once, with Undo; comes back by itself when the library could not do it. */
export async function remove(template: PromptTemplate): Promise<void> {
  const { id } = template;
  const putBack = () => {
    removed.value = new Set([...removed.value].filter((other) => other !== id));
  };
  removed.value = new Set([...removed.value, id]);
  chosenId.value = undefined;
  focusWhenLost(places);
  try {
    await host.deleteTemplate(id);
    const again = () => recreate(tidyTemplate(template));
    showUndo(`“${template.name}” deleted.`, again);
  } catch (error) {
    putBack();
    chosenId.value = id;
    showError(error);
  }
}

async function recreate(template: NewTemplate): Promise<void> {
  try {
    chosenId.value = (await host.createTemplate(template)).id;
    showNotice({ text: 'The template is back.', tone: 'info' });
    await templates.reload();
  } catch (error) {
    showError(error);
  }
}

export const importTemplates = (): Promise<void> => tell(host.importTemplates());
export const exportTemplates = (): Promise<void> => tell(host.exportTemplates());

async function tell(asked: Promise<string | undefined>): Promise<void> {
  try {
    const told = await asked;
    if (told === undefined) return;
    showNotice({ text: told, tone: 'info' });
    await templates.reload();
  } catch (error) {
    showError(error);
  }
}
