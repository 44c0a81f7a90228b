/** Saves that are under way: a window that closes waits a moment for them, since their images are paid for. */
export interface Saves {
  track<T>(save: Promise<T>): Promise<T>;
  /** When nothing is being saved any more. Never rejects: whoever saves hears of its failure. */
  idle(): Promise<void>;
}

export function createSaves(): Saves {
  const underWay = new Set<Promise<unknown>>();
  return {
    track(save) {
      underWay.add(save);
      const done = () => underWay.delete(save);
      save.then(done, done);
      return save;
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
