import { host } from '../../host.ts';
import { showError } from '../notices.ts';
import { prompt } from './draft.ts';

/** Earlier prompts in the box, as a terminal has them: the arrow up goes back, the arrow down comes forward again. */
let texts: readonly string[] = [];
/** Which of them the box shows; -1 is what is being written. */
let at = -1;

/** An empty box, or an earlier prompt as it was: the arrows are not needed to move in it. */
export const canRecall = (): boolean => prompt.value === '' || prompt.value === texts[at];

export async function recall(direction: 'earlier' | 'later'): Promise<void> {
  try {
    if (prompt.value === '') {
      at = -1;
      texts = (await host.recentPrompts({ limit: 100 })).map(({ text }) => text);
    }
    at = direction === 'earlier' ? Math.min(at + 1, texts.length - 1) : Math.max(at - 1, -1);
    prompt.value = texts[at] ?? '';
  } catch (error) {
    showError(error);
  }
}
