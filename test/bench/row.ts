/** One measured figure and what it is held against. */
export interface BenchRow {
  readonly name: string;
  readonly figure: number;
  readonly unit: 'ms' | 'MB' | '×';
  /** What the bare work costs in the same run, in ms or MB: on a busy machine a figure means nothing alone. */
  readonly floor?: number;
  readonly floorName?: string;
  readonly budget: number;
  readonly ok: boolean;
}

export const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;

export const percentile95 = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.95)] ?? Number.NaN;

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * The longest time for which the work kept this thread from doing anything else, in milliseconds of its own CPU time:
 * on a busy machine the system takes a thread away for longer than that, whatever it does. Waiting for a synchronous
 * call is not counted, and Linux may count in steps of 4 ms.
 */
export async function longestGap(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = busyMilliseconds();
  let running = true;
  const beat = (): void => {
    const now = busyMilliseconds();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  await work();
  running = false;
  beat();
  return longest;
}

const gapRounds = 7;

/** How long the host is kept from everything else while it waits for work that another thread does. */
export async function gapRow(what: string, work: () => Promise<unknown>): Promise<BenchRow> {
  const gaps: number[] = [];
  for (let round = 0; round < gapRounds; round++) gaps.push(await longestGap(work));
  const figure = median(gaps);
  return { name: `host gap, ${what}`, figure, unit: 'ms', budget: 20, ok: figure <= 20 };
}

function busyMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
