import { type ReadonlySignal, signal } from '@preact/signals';
import type { RowWindow } from '../../../src/protocol/api/batches.ts';
import { type Failure, toFailure } from '../../../src/protocol/failure.ts';

/** Rows of a long list, of which a page holds what is looked at. */
export interface Rows<Row> {
  /** `undefined` until the first answer. */
  readonly total: ReadonlySignal<number | undefined>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  at(index: number): Row | undefined;
  /** These are looked at. */
  show(first: number, last: number): void;
  /** They may have changed: what is shown stays until the answer is there. */
  refresh(): void;
  /** It is another list now. */
  reset(): void;
}

const portion = 100;

/** One question at a time, for the portions in view alone. */
export function createRows<Row>(
  ask: (window: RowWindow) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>,
): Rows<Row> {
  const total = signal<number | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const portions = signal<ReadonlyMap<number, readonly Row[]>>(new Map());
  let fresh = new Set<number>();
  let wanted: readonly number[] = [0];
  let asking = false;

  async function fetchWanted(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let next = missing(); next !== undefined; next = missing()) {
      const set = fresh;
      set.add(next);
      try {
        const answer = await ask({ from: next * portion, count: portion });
        // Of a list that is no longer shown.
        if (set !== fresh && !fresh.has(next) && portions.value.size === 0) continue;
        total.value = answer.total;
        failure.value = undefined;
        // Far from what is looked at nothing is held on to.
        const kept = [...portions.value].filter(([at]) => Math.abs(at - (next ?? 0)) < 20);
        portions.value = new Map([...kept, [next, answer.rows]]);
      } catch (error) {
        failure.value = toFailure(error);
        break;
      }
    }
    asking = false;
  }
  const missing = () => wanted.find((at) => !fresh.has(at));

  return {
    total,
    failure,
    at: (index) => portions.value.get(Math.floor(index / portion))?.[index % portion],
    show(first, last) {
      const from = Math.floor(Math.max(0, first) / portion);
      const to = Math.floor(Math.max(first, last) / portion);
      wanted = Array.from({ length: to - from + 1 }, (_, n) => from + n);
      void fetchWanted();
    },
    refresh() {
      fresh = new Set();
      void fetchWanted();
    },
    reset() {
      fresh = new Set();
      portions.value = new Map();
      wanted = [0];
      void fetchWanted();
    },
  };
}
