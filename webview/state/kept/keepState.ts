import { effect } from '@preact/signals';
import { writeState } from '../../host.ts';

const everyMs = 250;

/**
 * Keeps what `current` gives with VS Code: at once when its signals change, then four times a second as long as they go on
 * changing. What is left for the moment in which a page is hidden can be lost with it.
 */
export function keepState(current: () => object): () => void {
  let changed: object | undefined;
  // What the page begins with is in no hurry.
  let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(write, everyMs);
  function write(): void {
    clearTimeout(timer);
    timer = undefined;
    if (changed === undefined) return;
    writeState(changed);
    changed = undefined;
    timer = setTimeout(write, everyMs);
  }
  const stop = effect(() => {
    changed = current();
    if (timer === undefined) write();
  });
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', write);
  return () => {
    stop();
    write();
    clearTimeout(timer);
    removeEventListener('pagehide', write);
    document.removeEventListener('visibilitychange', write);
  };
}
