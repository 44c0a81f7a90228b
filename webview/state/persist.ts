import { effect } from '@preact/signals';
import { writeState } from '../host.ts';
import { choices, prompt } from './draft.ts';
import type { SavedPage } from './saved.ts';
import { selectedKey } from './selection.ts';

const quietMs = 250;

/** Keeps the page's own state with VS Code as it changes, and at once when the page goes out of sight. */
export function persistPage(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: SavedPage | undefined;
  const write = () => {
    clearTimeout(timer);
    if (state) writeState(state);
    state = undefined;
  };
  effect(() => {
    state = {
      prompt: prompt.value,
      choices: choices.value,
      ...(selectedKey.value !== undefined && { selected: selectedKey.value }),
    };
    clearTimeout(timer);
    timer = setTimeout(write, quietMs);
  });
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', write);
}
