import type { HostApi } from '../../protocol/messages.ts';
import type { Served } from '../../protocol/rpc.ts';
import { recentPrompts } from '../../studio/prompts.ts';
import { parseInput, promptQuery } from '../../studio/requests.ts';
import type { Page } from './page.ts';

export const promptCalls = ({ app: { studio } }: Page): Pick<Served<HostApi>, 'recentPrompts'> => ({
  recentPrompts: (query) => recentPrompts(studio, parseInput(promptQuery, query)),
});
