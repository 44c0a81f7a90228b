import * as vscode from 'vscode';

/** Asks where to, and writes there; the dialog itself asks before it overwrites. `undefined` when the user left. */
export async function saveFile(
  name: string,
  filters: Readonly<Record<string, string[]>>,
  text: string,
): Promise<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = await vscode.window.showSaveDialog({
    filters,
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  if (file) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}
