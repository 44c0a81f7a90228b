import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { toFailure } from '../protocol/failure.ts';
import { showFailure } from '../showFailure.ts';
import { clearApiKey, setApiKey, testApiKey } from './apiKey.ts';
import { cleanUpLibrary } from './cleanUpLibrary.ts';
import { composeImages } from './composeImages.ts';
import { editImage } from './editImage.ts';
import { exportImages } from './exportImages.ts';
import { generateImage } from './generateImage.ts';
import { importImages } from './importImages.ts';
import { promptHistory } from './promptHistory.ts';
import { rebuildLibrary } from './rebuildLibrary.ts';
import { tryDemo } from './tryDemo.ts';

type Command = (app: App, ...args: readonly unknown[]) => unknown;

/** Every command by its id after `nanoBanana.`; a test holds package.json against this table, both ways. */
export const commands = {
  generateImage,
  editImage,
  composeImages,
  promptHistory,
  openStudio: (app) => app.panels.studio.open(),
  manageTemplates: (app) => app.panels.templates.open(),
  showUsage: (app) => app.panels.usage.open(),
  showStorage: (app) => app.panels.storage.open(),
  importImages,
  exportImages,
  cleanUpLibrary,
  rebuildLibrary,
  setApiKey,
  clearApiKey,
  testApiKey,
  tryDemo,
  showLog: (app) => app.log.show(),
} satisfies Record<string, Command>;

export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<Command>(commands).map(([id, command]) =>
      vscode.commands.registerCommand(`nanoBanana.${id}`, (...args: readonly unknown[]) =>
        guard(app, id, () => command(app, ...args), args),
      ),
    ),
  );
}

/** A failure reaches whoever asked, once: the caller of a command with arguments, else the user. */
async function guard(app: App, id: string, run: () => unknown, args: readonly unknown[]) {
  try {
    return await run();
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind !== 'cancelled') app.log.error(`${id} failed (${failure.kind}).`, error);
    if (isCall(args)) throw error;
    if (failure.kind !== 'cancelled')
      await showFailure(failure, () => vscode.commands.executeCommand(`nanoBanana.${id}`, ...args));
    return undefined;
  }
}

/** Menus pass Uris; a call by a keybinding, a task, a test or an extension passes one plain object. */
const isCall = ([first]: readonly unknown[]): boolean =>
  typeof first === 'object' && first !== null && !(first instanceof vscode.Uri);
