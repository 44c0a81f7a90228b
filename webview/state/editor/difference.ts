import { computed, effect, signal } from '@preact/signals';
import type { Difference } from '../../../src/protocol/api/edits.ts';
import type { LocalStep } from '../../../src/protocol/edits/tools.ts';
import type { ImageRecord } from '../../../src/protocol/model.ts';
import { host } from '../../host.ts';
import { showError } from '../notices.ts';
import { current, result } from './picture.ts';

/** Where before and after differ; absent until it is computed. */
export const difference = signal<Difference | undefined>(undefined);
export const heatMap = computed(() => difference.value?.heatMapUri);

/** Keeps it with the pair that is compared. */
export function followDifference(): void {
  effect(() => {
    const [before, after] = [current.value?.image.id, result.value?.id];
    difference.value = undefined;
    if (before && after) compute(before, after);
  });

  async function compute(before: string, after: string): Promise<void> {
    try {
      const found = await host.difference(before, after);
      if (result.peek()?.id === after && current.peek()?.image.id === before) difference.value = found;
    } catch (error) {
      showError(error);
    }
  }
}

export const lockOf = ({ steps }: ImageRecord): Extract<LocalStep, { tool: 'lock' }> | undefined =>
  steps?.findLast((step) => step.tool === 'lock');
