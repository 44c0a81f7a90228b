import { computed, signal } from '@preact/signals';
import { groupTemplates } from '../../../src/protocol/templates/categories.ts';
import type { NewTemplate, PromptTemplate } from '../../../src/protocol/templates/template.ts';
import { host, readState } from '../../host.ts';
import { keepState } from '../kept/keepState.ts';
import { createLoaded } from '../loaded.ts';
import { findTemplates } from './findTemplates.ts';
import { parseSavedTemplates, type SavedTemplates } from './savedTemplates.ts';
import type { TemplateDraft } from './templateDraft.ts';

/** The templates page: what the host has, and what is looked for, chosen, filled in and written. */
const saved = parseSavedTemplates(readState());

export const templates = createLoaded(
  () => undefined,
  () => host.listTemplates(),
);

export const search = signal(saved.search);
/** Where it is narrow, a choice takes the place of the list. */
export const chosenId = signal(saved.chosen);
const values = signal(saved.values);
export const draft = signal<TemplateDraft | undefined>(saved.draft);

/** Deleted a moment ago: gone at once, back at once when undone. */
export const removed = signal<ReadonlySet<string>>(new Set());

const present = computed(() => (templates.value.value ?? []).filter(({ id }) => !removed.value.has(id)));
export const groups = computed(() => groupTemplates(findTemplates(present.value, search.value)));

/** The chosen one, also while the search does not find it, or the first of the list. */
export const shownTemplate = computed(
  () => present.value.find(({ id }) => id === chosenId.value) ?? groups.value[0]?.templates[0],
);

export const valuesOf = ({ id }: PromptTemplate): Readonly<Record<string, string>> => values.value[id] ?? {};

export function fillIn({ id }: PromptTemplate, field: string, text: string): void {
  values.value = { ...values.value, [id]: { ...values.value[id], [field]: text } };
}

export function write(template: NewTemplate): void {
  if (draft.value) draft.value = { ...draft.value, template };
}

export const keepTemplatesPage = (): (() => void) =>
  keepState(
    (): SavedTemplates => ({
      search: search.value,
      ...(chosenId.value !== undefined && { chosen: chosenId.value }),
      values: values.value,
      ...(draft.value && { draft: draft.value }),
    }),
  );
