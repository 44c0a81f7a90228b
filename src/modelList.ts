import * as vscode from 'vscode';
import type { ModelList } from './app.ts';
import { isKnownModel } from './protocol/catalog.ts';
import type { Secrets } from './secrets.ts';
import { readSetting } from './settings.ts';
import type { StudioContext } from './studio/context.ts';

const listedAs = 'listedModels';
const askedAs = 'listedModelsAt';
const day = 24 * 60 * 60 * 1000;

/** Models that Google has added since this version came out: offered with cautious capabilities, like those of the settings. */
export function createModelList(
  studio: Pick<StudioContext, 'connect' | 'warn'>,
  secrets: Secrets,
  memory: vscode.Memento,
): ModelList & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();

  async function remember(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !isKnownModel(id));
    const before = memory.get<readonly string[]>(listedAs, []);
    await memory.update(askedAs, Date.now());
    if (unknown.join() === before.join()) return;
    await memory.update(listedAs, unknown);
    changed.fire();
  }

  async function refresh(): Promise<void> {
    if (Date.now() - memory.get(askedAs, 0) < day || readSetting('provider') === 'demo') return;
    if (!(await secrets.key())) return;
    // Also when it fails: a list that is a day old is no reason to ask again and again.
    await memory.update(askedAs, Date.now());
    await ask();
  }

  async function ask(): Promise<readonly string[]> {
    const { gemini } = await studio.connect();
    const ids = (await gemini.listModels()).map(({ id }) => id);
    await remember(ids);
    return ids.filter((id) => !isKnownModel(id));
  }

  return {
    extra: () => [...new Set([...readSetting('models.extra'), ...memory.get<readonly string[]>(listedAs, [])])],
    refresh: () => void refresh().catch((error: unknown) => studio.warn('The models could not be listed.', error)),
    ask,
    remember,
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
