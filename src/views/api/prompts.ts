import type { PromptsApi } from '../../protocol/api/prompts.ts';
import type { Served } from '../../protocol/rpc.ts';
import { recentPrompts } from '../../studio/prompts.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { promptQuery, promptText } from '../../studio/requests/prompts.ts';
import type { Page } from './page.ts';

export const promptCalls = ({ app: { studio }, library }: Page): Served<PromptsApi> => ({
  recentPrompts: (query) => recentPrompts(studio, parseInput(promptQuery, query)),
  setPromptFavourite: async (text, favourite) =>
    (await library).prompts.setFavourite(parseInput(promptText, text), favourite === true),
  forgetPrompt: async (text) => (await library).prompts.forget(parseInput(promptText, text)),
});
