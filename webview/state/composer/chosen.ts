import { computed, signal } from '@preact/signals';
import { settings } from '../hostState.ts';
import { saved } from '../kept/page.ts';
import { type Choices, fitChoices } from './choices.ts';

/** What was picked of model and options on this page, and how it fits together. */
export const choices = signal<Choices>(saved.choices);
export const fitted = computed(() => settings.value && fitChoices(settings.value.defaults, choices.value));

export function choose(change: Choices): void {
  choices.value = { ...choices.value, ...change };
}

export function forgetChoices(): void {
  choices.value = {};
}
