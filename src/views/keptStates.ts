/** What the pages of closed tabs would have again, for as long as the window is open. */
export interface KeptStates {
  keep(id: string, state: unknown): void;
  of(id: string): object | undefined;
  forget(id: string): void;
}

const longest = 200_000;
const most = 50;

export function createKeptStates(): KeptStates {
  const states = new Map<string, object>();
  return {
    keep(id, state) {
      if (typeof state !== 'object' || state === null || JSON.stringify(state).length > longest) return;
      states.delete(id);
      states.set(id, state);
      const [oldest] = states.keys();
      if (states.size > most && oldest !== undefined) states.delete(oldest);
    },
    of: (id) => states.get(id),
    forget: (id) => void states.delete(id),
  };
}
