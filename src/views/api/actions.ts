import * as vscode from 'vscode';
import type { PageAction } from '../../protocol/api/actions.ts';
import { StudioError } from '../../protocol/failure.ts';
import { writeSetting } from '../../settings.ts';
import type { Page } from './page.ts';

const extensionId = 'nano-banana-studio.nano-banana-image-studio';
const openSettings = (query: string) => () => vscode.commands.executeCommand('workbench.action.openSettings', query);
const command = (id: string) => () => vscode.commands.executeCommand(`nanoBanana.${id}`);

const actions: Record<PageAction, (page: Page) => Thenable<unknown>> = {
  setApiKey: command('setApiKey'),
  tryDemo: command('tryDemo'),
  showLog: command('showLog'),
  openStudio: command('openStudio'),
  openGallery: command('openGallery'),
  manageTemplates: command('manageTemplates'),
  showUsage: command('showUsage'),
  showStorage: command('showStorage'),
  showBatches: command('showBatches'),
  cleanUpLibrary: command('cleanUpLibrary'),
  rebuildLibrary: command('rebuildLibrary'),
  importImages: command('importImages'),
  exportImages: command('exportImages'),
  useGemini: () => writeSetting('provider', undefined),
  revealLibrary: async ({ library }) =>
    vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file((await library).folder)),
  openWalkthrough: () =>
    vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false),
  openSettings: openSettings(`@ext:${extensionId}`),
  openBudgetSetting: openSettings('@id:nanoBanana.budget.monthlyUSD'),
  openLibrarySettings: openSettings('nanoBanana.library'),
};

/** What a page may start by name; each asks the user whatever it needs. */
export async function runAction(page: Page, action: PageAction): Promise<void> {
  if (!Object.hasOwn(actions, action)) {
    throw new StudioError({ kind: 'invalidInput', message: `There is no action "${action}".` });
  }
  await actions[action](page);
}
