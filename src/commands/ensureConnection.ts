import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { cancelled } from '../protocol/failure.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { setApiKey } from './apiKey.ts';

/** Having no key is a normal state with two ways on; leaving here cancels the command. */
export async function ensureConnection(app: App): Promise<void> {
  if (readSetting('provider') === 'demo' || (await app.secrets.key())) return;
  const key = { label: '$(key) Set an API Key…', detail: 'Google’s image models, billed by Google to your key' };
  const demo = { label: '$(beaker) Try the Demo Model', detail: 'Offline and free: it draws images of its own' };
  const choice = await vscode.window.showQuickPick([key, demo], {
    title: 'There is no Gemini API key yet',
    ignoreFocusOut: true,
  });
  if (choice === demo) await writeSetting('provider', 'demo');
  else if (choice === key) await setApiKey(app);
  if (readSetting('provider') !== 'demo' && !(await app.secrets.key())) throw cancelled();
}
