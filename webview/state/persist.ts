import { choices } from './chosen.ts';
import { prompt } from './draft.ts';
import { keepState } from './keepState.ts';
import { references } from './references.ts';
import type { SavedPage } from './saved.ts';
import { selectedKey } from './selection.ts';

/** Keeps what is being typed, picked and looked at, and what else the page has. */
export function persistPage(more: () => object = () => ({})): void {
  keepState(
    (): SavedPage => ({
      ...more(),
      prompt: prompt.value,
      choices: choices.value,
      references: references.value.map(({ id, role }) => ({ id, ...(role && { role }) })),
      ...(selectedKey.value !== undefined && { selected: selectedKey.value }),
    }),
  );
}
