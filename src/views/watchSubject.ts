import * as vscode from 'vscode';
import { isUri } from '../openEditor.ts';

/** Tells when the file that a tab is about is written or replaced by anyone; does nothing for a subject that is no file. */
export function watchSubject(subject: string, changed: () => void): vscode.Disposable {
  if (!isUri(subject)) return new vscode.Disposable(() => undefined);
  const uri = vscode.Uri.parse(subject, true);
  const folder = vscode.Uri.joinPath(uri, '..');
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  const ours = (file: vscode.Uri) => file.path === uri.path && changed();
  watcher.onDidChange(ours);
  watcher.onDidCreate(ours);
  return watcher;
}
