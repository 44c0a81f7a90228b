import * as path from 'node:path';
import * as vscode from 'vscode';
import { realPath } from '../library/files/realPath.ts';

/** Where a place of the users really is. Links are a matter of the machine's own disks. */
export const followLinks = async (place: vscode.Uri): Promise<vscode.Uri> =>
  place.scheme === 'file' ? vscode.Uri.file(await realPath(place.fsPath)) : place;

/** Whether a place lies in one of these folders, or is one, and no link on its way leads out of all of them. */
export async function liesIn(place: vscode.Uri, folders: readonly vscode.Uri[]): Promise<boolean> {
  const real = await followLinks(place);
  for (const folder of folders) if (contains(await followLinks(folder), real)) return true;
  return false;
}

/**
 * Where a place that looks like one of the workspace leads out of it by a link, which may have come with a repository.
 * Who wants that opens the other folder as well.
 */
export async function wayOut(place: vscode.Uri): Promise<vscode.Uri | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (!vscode.workspace.getWorkspaceFolder(place)) return undefined;
  const isInside = await liesIn(
    place,
    workspaceFolders.map(({ uri }) => uri),
  );
  return isInside ? undefined : followLinks(place);
}

function contains(folder: vscode.Uri, place: vscode.Uri): boolean {
  if (folder.scheme !== place.scheme || folder.authority !== place.authority) return false;
  const way =
    folder.scheme === 'file'
      ? path.relative(folder.fsPath, place.fsPath)
      : path.posix.relative(folder.path, place.path);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !way.startsWith('../') && !path.isAbsolute(way);
}
