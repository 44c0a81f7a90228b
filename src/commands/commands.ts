import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { showFailure } from '../notices/showFailure.ts';
import type { Done } from '../protocol/api/images.ts';
import { asStudioError, toFailure } from '../protocol/failure.ts';
import { clearApiKey, setApiKey, testApiKey } from './apiKey.ts';
import { batchFromFile, showBatches } from './batches.ts';
import { cleanUpLibrary } from './cleanUpLibrary.ts';
import { compareWithPrevious } from './compareWithPrevious.ts';
import { composeImages } from './composeImages.ts';
import { continueInSession } from './continueInSession.ts';
import { editImage } from './editImage.ts';
import { exportImages } from './exportImages.ts';
import { exportSession } from './exportSession.ts';
import { generateFromSelection } from './generateFromSelection.ts';
import { generateImage } from './generateImage.ts';
import { generateLinkedImage } from './generateLinkedImage.ts';
import { makeVariations, reusePrompt, useAsReference } from './images/composeAgain.ts';
import { copyImage, copyPrompt } from './images/copyImage.ts';
import { deleteImages } from './images/deleteImages.ts';
import { addToFavourites, removeFromFavourites } from './images/favourites.ts';
import { insertImage } from './images/insertImage.ts';
import { forgetImage, locateImage } from './images/missingFile.ts';
import { compareImages, openImage } from './images/openImage.ts';
import { revealImage } from './images/revealImage.ts';
import { saveImages } from './images/saveImages.ts';
import { showExchange } from './images/showExchange.ts';
import { purgeImages, restoreImages } from './images/trash.ts';
import { importImages } from './importImages.ts';
import { newSession } from './newSession.ts';
import { promptHistory } from './promptHistory.ts';
import { rebuildLibrary } from './rebuildLibrary.ts';
import { tryDemo } from './tryDemo.ts';

type Command = (app: App, ...args: readonly unknown[]) => unknown;

/** Every command by its id after `nanoBanana.`; a test holds package.json against this table, both ways. */
export const commands = {
  generateImage,
  generateFromSelection,
  generateLinkedImage,
  editImage,
  composeImages,
  compareWithPrevious,
  batchFromFile,
  showBatches,
  promptHistory,
  openImage,
  compareImages,
  openStudio: (app) => app.panels.studio.open(),
  openGallery: (app) => app.panels.gallery.open(),
  openSessions: (app) => app.panels.sessions.open(),
  newSession,
  exportSession,
  continueInSession,
  manageTemplates: (app) => app.panels.templates.open(),
  showUsage: (app) => app.panels.usage.open(),
  showStorage: (app) => app.panels.storage.open(),
  insertImage,
  saveImages,
  copyImage,
  copyPrompt,
  useAsReference,
  reusePrompt,
  makeVariations,
  addToFavourites,
  removeFromFavourites,
  revealImage,
  showExchange,
  deleteImages,
  restoreImages,
  purgeImages,
  locateImage,
  forgetImage,
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

/** A failure reaches whoever asked, once: the caller of a command with arguments, else the user. */
export async function runCommand(app: App, id: keyof typeof commands, args: readonly unknown[]): Promise<unknown> {
  try {
    const command: Command = commands[id];
    const answer = await command(app, ...args);
    if (isDone(answer) && !isCall(args)) vscode.window.setStatusBarMessage(answer.words, 5000);
    return answer;
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind !== 'cancelled') app.log.error(`${id} failed (${failure.kind}).`, error);
    if (isCall(args)) throw asStudioError(error);
    if (failure.kind !== 'cancelled')
      await showFailure(failure, () => vscode.commands.executeCommand(`nanoBanana.${id}`, ...args));
    return undefined;
  }
}

/**
 * Menus pass Uris, entries of a list of changes, or what stands in a page under the pointer; a call by a keybinding, a
 * task, a test or an extension passes one plain object, or the id of an image.
 */
const isCall = ([first]: readonly unknown[]): boolean =>
  typeof first === 'string' ||
  (typeof first === 'object' &&
    first !== null &&
    !(first instanceof vscode.Uri) &&
    !('webviewSection' in first) &&
    !('resourceUri' in first));

/** Words for the person who chose a menu entry; a page shows them itself. */
const isDone = (answer: unknown): answer is Done =>
  typeof answer === 'object' && answer !== null && 'words' in answer && typeof answer.words === 'string';
