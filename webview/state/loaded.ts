import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Failure, toFailure } from '../../src/protocol/failure.ts';
import { revision } from './hostState.ts';

/** What a page shows of the host's figures or lists: the last answer stays until the next one is there. */
export interface Loaded<Value> {
  readonly value: ReadonlySignal<Value | undefined>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  reload(): Promise<void>;
  /** Asks now, and again whenever the library or the question changes; returns what stops it. */
  follow(): () => void;
}

/** One request at a time: changes that come meanwhile are answered together, by the next one. */
export function createLoaded<Question, Value>(
  question: () => Question,
  ask: (question: Question) => Promise<Value>,
): Loaded<Value> {
  const value = signal<Value | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  let asking: Promise<void> | undefined;
  let changed = false;

  async function askUntilCurrent(): Promise<void> {
    do {
      changed = false;
      try {
        const answer = await ask(question());
        if (changed) continue;
        value.value = answer;
        failure.value = undefined;
      } catch (error) {
        failure.value = toFailure(error);
      }
    } while (changed);
    asking = undefined;
  }

  function reload(): Promise<void> {
    changed = true;
    asking ??= askUntilCurrent();
    return asking;
  }

  return {
    value,
    failure,
    reload,
    follow: () =>
      effect(() => {
        question();
        if (revision.value >= 0) reload();
      }),
  };
}
