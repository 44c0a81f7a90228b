import * as vscode from 'vscode';
import { isReadOnlyFile } from '../library/files/isReadOnlyFile.ts';
import { StudioError } from '../protocol/failure.ts';
import type { EditableFiles, TextChange } from '../studio/edits/editableFiles.ts';
import { followLinks, wayOut } from './links.ts';
import { fileExists } from './userFiles.ts';

/** Replacing users' files through VS Code's own file system, wherever the workspace lies. */
export function createEditableFiles(newId: () => string): EditableFiles {
  const { fs } = vscode.workspace;
  const nameOf = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));

  return {
    nameOf,
    async whyNotReplace(uri) {
      const file = vscode.Uri.parse(uri, true);
      const outside = await wayOut(file);
      if (outside) return `is a link out of the workspace, to ${outside.fsPath}`;
      return (await isReadOnly(file)) ? 'is read-only' : undefined;
    },
    exists: (uri) => fileExists(vscode.Uri.parse(uri, true)),
    async write(uri, bytes) {
      const file = await followLinks(vscode.Uri.parse(uri, true));
      const draft = vscode.Uri.joinPath(file, '..', `.${newId()}.tmp`);
      try {
        await fs.writeFile(draft, bytes);
        await fs.rename(draft, file, { overwrite: true });
      } catch (error) {
        // It may never have been written; the failure that matters is on its way.
        await Promise.resolve(fs.delete(draft)).catch(() => undefined);
        const message = `${nameOf(uri)} could not be replaced: ${reasonOf(error)}. The file is as it was, and the image is safe in the library.`;
        throw refusal(message, error);
      }
    },
    async remove(uri) {
      try {
        await fs.delete(vscode.Uri.parse(uri, true));
      } catch (error) {
        const message = `${nameOf(uri)} could not be removed: ${reasonOf(error)}. The image is beside it, in its own format.`;
        throw refusal(message, error);
      }
    },
    async changeTexts(changes) {
      const documents = new Map<string, TextChange[]>();
      for (const change of changes) documents.set(change.uri, [...(documents.get(change.uri) ?? []), change]);
      const changed: string[] = [];
      for (const [uri, wanted] of documents) if (await changeDocument(uri, wanted)) changed.push(nameOf(uri));
      return changed;
    },
  };
}

async function isReadOnly(file: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  if (fs.isWritableFileSystem(file.scheme) === false) return true;
  if (file.scheme === 'file') return isReadOnlyFile(file.fsPath);
  const { permissions = 0 } = await fs.stat(file);
  return (permissions & vscode.FilePermission.Readonly) !== 0;
}

async function changeDocument(uri: string, changes: readonly TextChange[]): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const text = document.getText();
  const edit = new vscode.WorkspaceEdit();
  for (const { at, from, to } of changes) {
    if (!text.startsWith(from, at)) continue;
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  }
  if (edit.size === 0) return false;
  const hadUnsaved = document.isDirty;
  const done = await vscode.workspace.applyEdit(edit);
  if (done && !hadUnsaved) await document.save();
  return done;
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof vscode.FileSystemError ? cause.code : '';
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (code === 'NoPermissions' || /EACCES|EPERM|EROFS/.test(reason))
    return 'it is read-only, or you may not write there';
  return /EBUSY|locked/i.test(reason) ? 'another program holds it' : reason;
}

const refusal = (message: string, cause: unknown): StudioError =>
  new StudioError({ kind: 'storage', message, retryable: true }, { cause });
