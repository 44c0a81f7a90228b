import * as vscode from 'vscode';
import { fileExists } from '../userFiles/userFiles.ts';
import { imageLinkAt } from './imageLinks.ts';
import { linkLanguages } from './links.ts';

/** Offers to make the image that a link names and nobody has, and, when asked for actions, one of the selected words. */
export function registerImageActions(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    linkLanguages.map((language) => ({ language })),
    {
      async provideCodeActions(document, range, { triggerKind }) {
        const asked = triggerKind === vscode.CodeActionTriggerKind.Invoke;
        const missing = await missingImage(document, range);
        return [...(missing ? [missing] : []), ...(asked && !range.isEmpty ? [fromSelection()] : [])];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor] },
  );
}

async function missingImage(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<vscode.CodeAction | undefined> {
  const link = imageLinkAt(document.languageId, document.getText(), document.offsetAt(range.start));
  const file = link && fileOf(document, link.path);
  if (!file || (await fileExists(file))) return undefined;
  const action = new vscode.CodeAction('Generate This Image…', vscode.CodeActionKind.QuickFix);
  action.command = { command: 'nanoBanana.generateLinkedImage', title: action.title, arguments: [file, link.alt] };
  return action;
}

function fromSelection(): vscode.CodeAction {
  const action = new vscode.CodeAction('Generate Image from Selection…', vscode.CodeActionKind.Refactor);
  action.command = { command: 'nanoBanana.generateFromSelection', title: action.title };
  return action;
}

/** Only inside the workspace: a document must not decide where else something is written. */
function fileOf(document: vscode.TextDocument, path: string): vscode.Uri | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  if (!folder) return undefined;
  const file = vscode.Uri.joinPath(path.startsWith('/') ? folder : vscode.Uri.joinPath(document.uri, '..'), path);
  return file.path.startsWith(`${folder.path.replace(/\/$/, '')}/`) ? file : undefined;
}
