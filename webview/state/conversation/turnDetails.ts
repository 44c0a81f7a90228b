import { signal } from '@preact/signals';
import type { SessionTurn, TurnDetails } from '../../../src/protocol/api/sessions.ts';
import { host } from '../../host.ts';
import { showError } from '../notices.ts';

/** Thoughts and sources, which only some turns have, by turn; asked once, since a turn does not change. */
export const turnDetails = signal<ReadonlyMap<string, TurnDetails>>(new Map());
const asked = new Set<string>();

const mayHaveDetails = ({ options }: SessionTurn): boolean =>
  options.includeThoughts || options.googleSearch || options.imageSearch;

export async function loadDetails(turn: SessionTurn): Promise<void> {
  if (!mayHaveDetails(turn) || asked.has(turn.id)) return;
  asked.add(turn.id);
  try {
    const found = await host.turnDetails(turn.id);
    turnDetails.value = new Map([...turnDetails.value, [turn.id, found]]);
  } catch (error) {
    asked.delete(turn.id);
    showError(error);
  }
}
