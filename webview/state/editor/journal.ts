/** What was done, step by step, and what was taken back and can be done again. Plain data, so that a page can keep it. */
export interface Journal<Step> {
  readonly done: readonly Step[];
  /** The next to be done again stands last. */
  readonly undone: readonly Step[];
}

export const emptyJournal: Journal<never> = { done: [], undone: [] };

/** A new step ends what could be done again, as in every editor. */
export const record = <Step>({ done }: Journal<Step>, step: Step): Journal<Step> => ({
  done: [...done, step],
  undone: [],
});

export function undo<Step>(journal: Journal<Step>): Journal<Step> {
  const last = journal.done.at(-1);
  if (last === undefined) return journal;
  return { done: journal.done.slice(0, -1), undone: [...journal.undone, last] };
}

export function redo<Step>(journal: Journal<Step>): Journal<Step> {
  const next = journal.undone.at(-1);
  if (next === undefined) return journal;
  return { done: [...journal.done, next], undone: journal.undone.slice(0, -1) };
}
