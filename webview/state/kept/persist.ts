import { choices } from '../composer/chosen.ts';
import { prompt } from '../composer/draft.ts';
import { keptReferences } from '../composer/references.ts';
import { selectedKey } from '../images/selection.ts';
import { keepState } from './keepState.ts';
import type { SavedPage } from './saved.ts';

/** Keeps what is being typed, picked and looked at, and what else the page has. */
export function persistPage(more: () => object = () => ({})): void {
  keepState(
    (): SavedPage => ({
      ...more(),
      prompt: prompt.value,
      choices: choices.value,
      references: keptReferences.value,
      ...(selectedKey.value !== undefined && { selected: selectedKey.value }),
    }),
  );
}
