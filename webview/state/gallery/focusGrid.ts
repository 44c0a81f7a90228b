import { rowOf } from './layout.ts';
import { indexOf, result } from './result.ts';
import { current, moveTo } from './selection.ts';
import * as viewport from './viewport.ts';

/** The keyboard goes from the search to what it found: to the image that it was on, if that is in sight, or to the first. */
export function focusGrid(): void {
  const layout = viewport.layout.value;
  const keys = result.value?.keys;
  const first = keys?.[layout.starts[viewport.firstRow.value] ?? 0];
  if (first === undefined) return;
  const at = indexOf(current.value);
  const row = at < 0 ? -1 : rowOf(layout, at);
  if (row < viewport.firstRow.value || row > viewport.lastRow.value) moveTo(first);
  document.querySelector<HTMLElement>(`[data-key="${current.value}"]`)?.focus();
}
