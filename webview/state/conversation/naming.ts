import { signal } from '@preact/signals';

/** The branch that is being named, by the turn that it begins with. */
export const namedTurn = signal<string | undefined>(undefined);
