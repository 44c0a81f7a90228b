import type { PromptsApi, RememberedPrompt } from '../protocol/api/prompts.ts';
import type { StudioContext } from './context.ts';

/** More than the library remembers, favourites aside. */
const most = 2000;

/** Prompts of before, latest first, that have all words of `text`, in whatever order and case. */
export async function recentPrompts(
  context: StudioContext,
  { text = '', favourite, limit = most }: Parameters<PromptsApi['recentPrompts']>[0],
): Promise<readonly RememberedPrompt[]> {
  const { prompts } = await context.library();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = await prompts.recent(most, favourite ? { favourite } : {});
  return found.filter((prompt) => words.every((word) => prompt.text.toLowerCase().includes(word))).slice(0, limit);
}

/** Once for each request of the user. That a prompt is not remembered must not cost the image. */
export async function rememberPrompt(context: StudioContext, prompt: string): Promise<void> {
  try {
    await (await context.library()).prompts.remember(prompt);
  } catch (error) {
    context.warn('A prompt could not be remembered.', error);
  }
}
