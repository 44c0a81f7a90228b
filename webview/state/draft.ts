import { computed, signal } from '@preact/signals';
import type { ImageOptions, ImageRecord } from '../../src/protocol/model.ts';
import { buildRequest, type Choices, fitChoices } from './choices.ts';
import { brought, settings } from './hostState.ts';
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
    if (!composed) return;
    prompt.value = composed.prompt;
    if (composed.aspectRatio) choose({ aspectRatio: composed.aspectRatio });
    focusPrompt();
  });
}

/** The prompt box, for what sends the user back to it. */
export const promptBoxId = 'prompt';

export function focusPrompt(): void {
  const box = document.getElementById(promptBoxId);
  if (!(box instanceof HTMLTextAreaElement)) return;
  box.focus();
  requestAnimationFrame(() => box.setSelectionRange(box.value.length, box.value.length));
}
