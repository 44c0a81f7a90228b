import { isFavourite, setFavourite } from '../images/favourites.ts';
import { compareWithOrigin, deleteShown } from './actions.ts';
import { comparedId, current, overlay, step, versions } from './shown.ts';

const keys: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => step('previous'),
  PageUp: () => step('previous'),
  ArrowRight: () => step('next'),
  PageDown: () => step('next'),
  Delete: () => deleteShown(),
  Backspace: () => deleteShown(),
  i: () => {
    overlay.value = !overlay.value;
  },
  c: () => compareWithOrigin(versions.value.value ?? []),
  f: () => current.value && setFavourite(current.value.id, !isFavourite(current.value)),
};

/** Keys of the whole tab, where nothing in it took them: a zoomed picture is moved by its arrows, a field is written in. */
export function viewerKey(event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(target)) return;
  if (key === 'Escape' && comparedId.value) comparedId.value = undefined;
  else if (keys[key]) keys[key]();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select');
