import { setImmediate as nextTurn } from 'node:timers/promises';

/** The extension host is everybody's: long work lets others in after so many milliseconds. */
const sliceMs = 5;

/** Calls `work` for each item and comes up for air before and in between. */
export async function inSlices<Item>(items: Iterable<Item>, work: (item: Item) => unknown): Promise<void> {
  await nextTurn();
  let start = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - start < sliceMs) continue;
    await nextTurn();
    start = performance.now();
  }
}
