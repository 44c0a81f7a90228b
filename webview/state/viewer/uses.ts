import { effect, signal } from '@preact/signals';
import type { ImageUses } from '../../../src/protocol/api/viewer.ts';
import { type Failure, toFailure } from '../../../src/protocol/failure.ts';
import { host } from '../../host.ts';
import { started } from '../hostState.ts';
import { shownId } from './shown.ts';

/** Where the workspace has the image. Looking through it takes a while, so it is asked once an image rests. */
export type UsesState =
  | { readonly phase: 'looking' }
  | { readonly phase: 'found'; readonly uses: ImageUses }
  | { readonly phase: 'failed'; readonly failure: Failure };

export const uses = signal<UsesState>({ phase: 'looking' });

const restMs = 400;

export function followUses(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const id = shownId.value;
    uses.value = { phase: 'looking' };
    clearTimeout(timer);
    if (started.value) timer = setTimeout(lookForUses, restMs, id);
  });
}

export async function lookForUses(id = shownId.value): Promise<void> {
  const set = (state: UsesState) => {
    if (id === shownId.value) uses.value = state;
  };
  set({ phase: 'looking' });
  try {
    set({ phase: 'found', uses: await host.imageUses(id) });
  } catch (error) {
    set({ phase: 'failed', failure: toFailure(error) });
  }
}
