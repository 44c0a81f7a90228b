import type { ModelsApi } from '../../protocol/api/models.ts';
import type { Served } from '../../protocol/rpc.ts';
import type { Page } from './page.ts';

export const modelCalls = ({ app: { models } }: Page): Served<ModelsApi> => ({
  refreshModels: () => models.ask(),
});
