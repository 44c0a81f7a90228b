import * as vscode from 'vscode';
import { isUri } from '../protocol/uris.ts';

/**
 * Tells when the file that a tab is about is written or replaced by anyone, also under another extension: saving it in
 * another format gives it that name. Does nothing for a subject that is no file.
 */
export function watchSubject(subject: string, changed: () => void): vscode.Disposable {
  if (!isUri(subject)) return new vscode.Disposable(() => undefined);
  const uri = vscode.Uri.parse(subject, true);
  const folder = vscode.Uri.joinPath(uri, '..');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  const ours = (file: vscode.Uri) => withoutExtension(file.path) === withoutExtension(uri.path) && changed();
  watcher.onDidChange(ours);
  watcher.onDidCreate(ours);
  return watcher;
}

const withoutExtension = (path: string): string => path.replace(/\.[^./]+$/, '');
