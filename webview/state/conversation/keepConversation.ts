import { signal } from '@preact/signals';
import { asRecord } from '../../../src/protocol/records.ts';
import { readState } from '../../host.ts';
import { choices } from '../composer/chosen.ts';
import { prompt } from '../composer/draft.ts';
import { keptReferences } from '../composer/references.ts';
import { keepState } from '../kept/keepState.ts';
import type { SavedPage } from '../kept/saved.ts';
import { place } from './conversation.ts';

const sides = ['branches', 'images', 'none'] as const;
export type Side = (typeof sides)[number];

/** What stands beside the thread. */
export const side = signal<Side>(sides.find((known) => known === asRecord(readState()).side) ?? 'none');

/** Keeps what is being typed, picked and looked at. */
export const keepConversation = (): (() => void) =>
  keepState((): SavedPage & { readonly side: Side } => ({
    prompt: prompt.value,
    choices: choices.value,
    references: keptReferences.value,
    ...(place.value !== undefined && { selected: place.value }),
    side: side.value,
  }));
