import { computed, signal } from '@preact/signals';
import type { ComposedRequest, JobSnapshot } from '../../../src/protocol/api/jobs.ts';
import { brought, settings } from '../hostState.ts';
import { saved } from '../kept/page.ts';
import { showError, showNotice } from '../notices.ts';
import { buildRequest, type Choices } from './choices.ts';
import { choices, choose } from './chosen.ts';
import { addReferences, cardsOf, references, replaceReferences } from './references.ts';

/** What is being typed. The page owns it and keeps it while it is hidden, as it does with all that is picked. */
export const prompt = signal(saved.prompt);
export const request = computed(
  () => settings.value && buildRequest(prompt.value, settings.value.defaults, choices.value, references.value),
);

/** Takes over what a job was asked for, to go on from there; `change` in it what stood in its way. */
export async function goOnFrom(job: JobSnapshot, change: Choices = {}): Promise<void> {
  try {
    const cards = await cardsOf(job.references ?? []);
    takeOver({ prompt: job.prompt, ...job.options, count: job.count, references: cards, ...change });
  } catch (error) {
    showError(error);
  }
}

/** Follows what commands and the templates bring for the composer. */
export function followComposer(): void {
  brought.subscribe(({ references: cards, composed }) => {
    addReferences(cards);
    if (composed) takeOver(composed);
  });
}

/** What is left out stays as it is. */
function takeOver({ prompt: text, references: cards, missingReferences = 0, ...chosen }: ComposedRequest): void {
  prompt.value = text;
  choose(chosen);
  if (cards) replaceReferences(cards);
  if (missingReferences > 0) {
    const which = missingReferences === 1 ? 'One of its references is' : `${missingReferences} of its references are`;
    showNotice({ text: `${which} not in the library: attach the files again.`, tone: 'info' });
  }
  focusPrompt();
}

/** The parts of the composer that something may send the user back to. */
export const promptBoxId = 'prompt';
export const modelButtonId = 'model';
export const referencesId = 'references';

/** Opens the choice of the model, with the focus in it. */
export const focusModel = (): void => document.getElementById(modelButtonId)?.click();

export function focusReferences(): void {
  document.querySelector<HTMLElement>(`#${referencesId} button`)?.focus();
}

export function focusPrompt(): void {
  const box = document.getElementById(promptBoxId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.focus();
  requestAnimationFrame(() => box.setSelectionRange(box.value.length, box.value.length));
}
