import type { PromptsApi, RememberedPrompt } from '../../../src/protocol/api/prompts.ts';
import type { Served } from '../../../src/protocol/rpc.ts';

/** The host's side of the prompt history. Its news of a change is the test's to tell. */
export function playPrompts(texts: readonly string[] = ['the newest prompt', 'an older prompt']): Served<PromptsApi> {
  let prompts: readonly RememberedPrompt[] = texts.map((text) => ({ text, usedAt: 0, uses: 1, favourite: false }));
  return {
    recentPrompts: ({ text = '', favourite = false, limit }) =>
      prompts.filter((prompt) => prompt.text.includes(text) && (prompt.favourite || !favourite)).slice(0, limit),
    setPromptFavourite(text, favourite) {
      prompts = prompts.map((prompt) => (prompt.text === text ? { ...prompt, favourite } : prompt));
    },
    forgetPrompt(text) {
      prompts = prompts.filter((prompt) => prompt.text !== text);
    },
  };
}
