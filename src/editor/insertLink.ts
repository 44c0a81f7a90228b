import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import type { InsertionPoint, LinkedImage, Links } from '../app.ts';
import { altText, linkFor, takesLinks } from './links.ts';

export function createLinks(): Links & vscode.Disposable {
  let last = vscode.window.activeTextEditor;
  const following = vscode.window.onDidChangeActiveTextEditor((editor) => {
    last = editor ?? last;
  });
  return {
    atCursor: () => pointIn(vscode.window.activeTextEditor),
    whereUserWorked: () => (last?.document.isClosed ? undefined : pointIn(last)),
    async insert({ document, position }, file, image) {
      const text = linkIn(document, file, image);
      if (text === undefined || document.isClosed) return false;
      const change = new vscode.WorkspaceEdit();
      change.insert(document.uri, document.validatePosition(position), text);
      return vscode.workspace.applyEdit(change);
    },
    dispose: () => following.dispose(),
  };
}

/** The link to a file as this document writes it; `undefined` where its language has none. */
export const linkIn = (
  document: vscode.TextDocument,
  file: vscode.Uri,
  { prompt, width, height }: LinkedImage,
): string | undefined =>
  linkFor(document.languageId, { path: relativePath(document.uri, file), alt: altText(prompt), width, height });

function pointIn(editor: vscode.TextEditor | undefined): InsertionPoint | undefined {
  if (!editor || !takesLinks(editor.document.languageId)) return undefined;
  return { document: editor.document, position: editor.selection.end };
}

/** From the document's folder; an unsaved document stands for the root of the workspace folder that holds the file. */
function relativePath(document: vscode.Uri, file: vscode.Uri): string {
  const sameDisk = document.scheme === file.scheme && document.authority === file.authority;
  if (sameDisk) return path.relative(path.dirname(document.path), file.path);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  return folder ? path.relative(folder.uri.path, file.path) : file.path;
}
