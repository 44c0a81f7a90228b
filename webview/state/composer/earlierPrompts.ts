import { signal } from '@preact/signals';
import { host } from '../../host.ts';
import { createLoaded } from '../loaded.ts';
import { showError, showUndo } from '../notices.ts';
import { focusPrompt, prompt } from './draft.ts';

/** The prompts of before, as the history lists them. The host remembers them; a page only looks for one. */
export const promptSearch = signal('');
export const onlyFavourites = signal(false);

/** A list to look through; what lies further back is found by its words. */
export const mostShown = 60;

export const earlierPrompts = createLoaded(
  () => ({ text: promptSearch.value.trim(), favourite: onlyFavourites.value }),
  (question) => host.recentPrompts({ ...question, limit: mostShown }),
);

/** Into the box; words that stood there and are nowhere else can come back. */
export function takePrompt(text: string): void {
  const left = prompt.value;
  prompt.value = text;
  focusPrompt();
  const known = earlierPrompts.value.value?.some((earlier) => earlier.text === left.trim());
  if (!left.trim() || left === text || known) return;
  const putBack = () => {
    prompt.value = left;
    focusPrompt();
  };
  showUndo('Your words were replaced.', putBack);
}

export const setPromptFavourite = (text: string, favourite: boolean): void =>
  void host.setPromptFavourite(text, favourite).catch(showError);

export const forgetPrompt = (text: string): void => void host.forgetPrompt(text).catch(showError);
