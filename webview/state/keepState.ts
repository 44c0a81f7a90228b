import { effect } from '@preact/signals';
import { writeState } from '../host.ts';

const quietMs = 250;

/** Keeps what `current` gives with VS Code whenever its signals change, and at once when the page goes out of sight. */
export function keepState(current: () => object): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: object | undefined;
  const write = () => {
    clearTimeout(timer);
    if (state !== undefined) writeState(state);
    state = undefined;
  };
  const stop = effect(() => {
    state = current();
    clearTimeout(timer);
    timer = setTimeout(write, quietMs);
  });
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', write);
  return () => {
    stop();
    write();
    removeEventListener('pagehide', write);
    document.removeEventListener('visibilitychange', write);
  };
}
