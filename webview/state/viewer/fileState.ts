import { computed, signal } from '@preact/signals';
import { details, shownId } from './shown.ts';

/** The image whose picture did not load. */
const unreadable = signal<string | undefined>(undefined);

/** Whether the shown image has a file to work with; asked anew when its picture does not load. */
export const fileState = computed<'there' | 'gone' | 'damaged'>(() => {
  const id = shownId.value;
  const known = details.value.value;
  if (known?.image.id !== id) return 'there';
  if (known.gone) return 'gone';
  return unreadable.value === id ? 'damaged' : 'there';
});

export function couldNotRead(id: string): void {
  unreadable.value = id;
  details.reload();
}

/** It has its file again, or another one. */
export function readAgain(): void {
  unreadable.value = undefined;
}
