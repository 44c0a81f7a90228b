import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { purgeSelected, removeSelected } from '../../state/gallery/bulk.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { filters } from '../../state/gallery/filters.ts';
import { rowOf } from '../../state/gallery/layout.ts';
import { openCard } from '../../state/gallery/open.ts';
import { indexOf, result } from '../../state/gallery/result.ts';
import {
  clearSelection,
  current,
  extendTo,
  moveTo,
  selectAll,
  selected,
  selectOnly,
  toggle,
} from '../../state/gallery/selection.ts';
import { stepInGrid } from '../../state/gallery/steps.ts';
import * as viewport from '../../state/gallery/viewport.ts';

/**
 * One stop of the Tab key; arrows, Home, End and Page move and select, with Shift a range, with Ctrl nothing; Space takes
 * in or out, Enter opens, Delete deletes, Ctrl+A selects the whole result, Escape lets go.
 */
export function useGridKeys(scroller: { readonly current: HTMLDivElement | null }): (event: KeyboardEvent) => void {
  const takesFocus = useRef(false);
  // Before this render: an image that comes to stand in another row is another element then, and the focus goes with
  // the old one. Not while the user is elsewhere in VS Code, from where this would take the keyboard.
  const hadFocus = document.hasFocus() && scroller.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    const isLost = hadFocus && document.activeElement === document.body;
    if (!takesFocus.current && !isLost) return;
    takesFocus.current = false;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-key="${current.value}"]`);
    tile?.focus({ preventScroll: true });
  });

  function go(to: number, event: KeyboardEvent): void {
    const key = result.value?.keys[to];
    if (key === undefined) return;
    takesFocus.current = true;
    if (event.shiftKey) extendTo(key);
    else if (event.ctrlKey || event.metaKey) moveTo(key);
    else selectOnly(key);
    const element = scroller.current;
    if (element) element.scrollTop = viewport.scrollTopFor(rowOf(viewport.layout.value, to));
  }

  return (event) => {
    const key = current.value;
    const step = stepInGrid(event.key, indexOf(key), viewport.layout.value, viewport.viewportHeight.value);
    if (step !== undefined) go(indexOf(key) < 0 ? 0 : step, event);
    else if (!act(event, key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** Answers whether the key meant anything. */
function act(event: KeyboardEvent, key: ImageKey | undefined): boolean {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === 'a' && command) selectAll();
  else if (event.key === ' ' && key !== undefined) toggle(key);
  else if (event.key === 'Enter' && key !== undefined) openCard(cardOf(key).value);
  else if (event.key === 'Delete' || event.key === 'Backspace') {
    if (selected.value.size === 0 && key !== undefined) selectOnly(key);
    if (filters.value.deleted) purgeSelected();
    else removeSelected();
  } else if (event.key === 'Escape' && selected.value.size > 0) clearSelection();
  else return false;
  return true;
}
