import * as vscode from 'vscode';
import type { App } from '../../app.ts';
import { chosenImages } from './chosenImages.ts';

/** The image's file in the file manager; where that is another computer's, its path. */
export async function revealImage(app: App, call?: unknown): Promise<void> {
  const [image] = await chosenImages(app, call);
  const file = vscode.Uri.file((await app.studio.library()).images.file(image));
  const isLocal = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (isLocal) {
    await vscode.commands.executeCommand('revealFileInOS', file);
    return;
  }
  const answer = await vscode.window.showInformationMessage(
    `The file lies on the computer that runs the extension: ${file.fsPath}`,
    'Copy Path',
  );
  if (answer) await vscode.env.clipboard.writeText(file.fsPath);
}
