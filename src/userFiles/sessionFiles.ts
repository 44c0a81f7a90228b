import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { exportMarkdown, type PicturePlace } from '../studio/conversation/exportMarkdown.ts';
import { importArchive } from '../studio/conversation/importArchive.ts';
import { exportArchive, mostInArchive } from '../studio/conversation/sessionArchive.ts';
import { slug } from '../studio/fileNames.ts';

/** What a session can leave as. */
export const sessionFormats = [
  { format: 'markdown', label: 'Markdown, with Its Images in assets/', extension: 'md' },
  { format: 'embedded', label: 'Markdown, with Its Images Inside', extension: 'md' },
  { format: 'archive', label: 'One File for Another Computer', extension: 'zip' },
] as const;
export type SessionFormat = (typeof sessionFormats)[number]['format'];

/** Asks in which form and where to; the dialog itself asks before it overwrites. `undefined` when the user left. */
export async function pickSessionFile(
  name: string,
): Promise<{ readonly format: SessionFormat; readonly file: vscode.Uri } | undefined> {
  const picked = await vscode.window.showQuickPick(sessionFormats, { title: `Export “${name}”` });
  if (!picked) return undefined;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const fileName = `${slug(name)}.${picked.extension}`;
  const file = await vscode.window.showSaveDialog({
    filters: picked.extension === 'md' ? { Markdown: ['md'] } : { Session: ['zip'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, fileName) }),
  });
  return file && { format: picked.format, file };
}

/** Writes the file; a document is then shown as VS Code's own preview draws it. */
export async function exportSessionTo(
  { studio }: App,
  id: string,
  format: SessionFormat,
  file: vscode.Uri,
): Promise<vscode.Uri> {
  const bytes =
    format === 'archive'
      ? await exportArchive(studio, id)
      : new TextEncoder().encode(await exportMarkdown(studio, id, placeOf(format, file)));
  await vscode.workspace.fs.writeFile(file, bytes);
  if (format === 'archive') {
    vscode.window.setStatusBarMessage(`Exported to ${vscode.workspace.asRelativePath(file)}.`, 5000);
  } else await vscode.commands.executeCommand('markdown.showPreview', file);
  return file;
}

function placeOf(format: 'markdown' | 'embedded', file: vscode.Uri): PicturePlace {
  if (format === 'embedded') return { kind: 'embedded' };
  return { kind: 'beside', name: 'assets', folder: vscode.Uri.joinPath(file, '..', 'assets').toString() };
}

/** Asks for the file. Answers the id of the session that was in it; `undefined` when the user left. */
export async function importSession({ studio }: App): Promise<string | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ openLabel: 'Import', filters: { Session: ['zip'] } })) ?? [];
  if (!file) return undefined;
  const zip = await studio.files.read(file.toString(), mostInArchive);
  return importArchive(studio, zip);
}
