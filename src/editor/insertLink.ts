import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import type { InsertionPoint, LinkedImage, Links } from '../app.ts';
import { StudioError } from '../protocol/failure.ts';
import { lineBelow, wordsOf } from './belowSelection.ts';
import { altText, linkFor, takesLinks } from './links.ts';

export function createLinks(): Links & vscode.Disposable {
  let last = vscode.window.activeTextEditor;
  const following = vscode.window.onDidChangeActiveTextEditor((editor) => {
    last = editor ?? last;
  });
  return {
    atCursor: () => cursorOf(vscode.window.activeTextEditor),
    whereUserWorked: () => (last?.document.isClosed ? undefined : cursorOf(last)),
    selection() {
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      const words = wordsOf(document?.getText(selection) ?? '');
      if (!document || !selection || selection.isEmpty || !words) return undefined;
      return { words, near: document.uri, below: () => lineBelowSelection(document, selection) };
    },
    async insert({ document, position, around }, file, image) {
      const text = linkIn(document, file, image);
      const change = new vscode.WorkspaceEdit();
      change.insert(document.uri, position, `${around?.before ?? ''}${text}${around?.after ?? ''}`);
      if (text !== undefined && !document.isClosed && (await vscode.workspace.applyEdit(change))) return;
      const name = vscode.workspace.asRelativePath(document.uri);
      const message = `The link could not be put into ${name}. The image is saved as ${vscode.workspace.asRelativePath(file)}.`;
      throw new StudioError({ kind: 'invalidInput', message });
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

function cursorOf(editor: vscode.TextEditor | undefined): InsertionPoint | undefined {
  if (!editor || !takesLinks(editor.document.languageId)) return undefined;
  return pointAt(editor.document, editor.document.offsetAt(editor.selection.end));
}

function lineBelowSelection(document: vscode.TextDocument, selection: vscode.Range): InsertionPoint | undefined {
  if (!takesLinks(document.languageId)) return undefined;
  // Lines are often selected with the end of the last one.
  const end = document.offsetAt(selection.start) + document.getText(selection).trimEnd().length;
  const { at, ...around } = lineBelow(document.languageId, document.getText(), end);
  return pointAt(document, at, around);
}

/** Follows what is typed meanwhile: an image takes its time, and a link belongs where it was asked for. */
function pointAt(document: vscode.TextDocument, start: number, around?: InsertionPoint['around']): InsertionPoint {
  let at = start;
  const following = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document) return;
    for (const { rangeOffset, rangeLength, text } of event.contentChanges) {
      const end = rangeOffset + rangeLength;
      if (rangeOffset <= at) at = rangeOffset + text.length + Math.max(0, at - end);
    }
  });
  return {
    document,
    ...(around && { around }),
    get position() {
      return document.positionAt(at);
    },
    [Symbol.dispose]: () => following.dispose(),
  };
}

/** From the document's folder; an unsaved document stands for the root of the workspace folder that holds the file. */
function relativePath(document: vscode.Uri, file: vscode.Uri): string {
  const sameDisk = document.scheme === file.scheme && document.authority === file.authority;
  if (sameDisk) return path.relative(path.dirname(document.path), file.path);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  return folder ? path.relative(folder.uri.path, file.path) : file.path;
}
