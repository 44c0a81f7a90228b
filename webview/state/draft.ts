import { computed, signal } from '@preact/signals';
import type { ComposedRequest } from '../../src/protocol/api/jobs.ts';
import type { ImageOptions, ImageRecord } from '../../src/protocol/model.ts';
import { buildRequest, type Choices, fitChoices } from './choices.ts';
import { brought, settings } from './hostState.ts';
import { showNotice } from './notices.ts';
import { saved } from './page.ts';
import { addReferences, references } from './references.ts';

/** What is being typed and picked. The page owns it and keeps it while it is hidden. */
export const prompt = signal(saved.prompt);
export const choices = signal<Choices>(saved.choices);

export const fitted = computed(() => settings.value && fitChoices(settings.value.defaults, choices.value));
export const request = computed(
  () => settings.value && buildRequest(prompt.value, settings.value.defaults, choices.value, references.value),
);

export function choose(change: Choices): void {
  choices.value = { ...choices.value, ...change };
}

export function forgetChoices(): void {
  choices.value = {};
}

/** Takes over how a picture was made, to go on from there. */
export function reuse({ prompt: text, options }: Pick<ImageRecord, 'prompt' | 'options'>): void {
  prompt.value = text;
  if (options) choices.value = { ...(options satisfies ImageOptions) };
  focusPrompt();
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
  if (cards) references.value = cards;
  if (missingReferences > 0) {
    const which = missingReferences === 1 ? 'One of its references is' : `${missingReferences} of its references are`;
    showNotice({ text: `${which} not in the library: attach the files again.`, tone: 'info' });
  }
  focusPrompt();
}

/** The prompt box, for what sends the user back to it. */
export const promptBoxId = 'prompt';

export function focusPrompt(): void {
  const box = document.getElementById(promptBoxId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.focus();
  requestAnimationFrame(() => box.setSelectionRange(box.value.length, box.value.length));
}
