import PQueue from 'p-queue';
import * as vscode from 'vscode';
import { takeName } from '../library/files/takeName.ts';
import { StudioError } from '../protocol/failure.ts';
import { fileNameOf } from '../protocol/uris.ts';
import type { UserFiles } from '../studio/workspace/userFiles.ts';
import { liesIn, wayOut } from './links.ts';

/** Enough for a large site; past it the answer says so by being incomplete, never by hanging. */
const mostFiles = 20_000;
const imageFiles = '**/*.{png,jpg,jpeg,webp}';
const documents =
  '**/*.{md,mdx,markdown,html,htm,css,scss,sass,less,js,jsx,mjs,ts,tsx,vue,svelte,astro,tex,rst,adoc,json,yml,yaml,toml}';

/** The users' files through VS Code's own file system, so that remote and virtual workspaces work as local ones. */
export function createUserFiles(newId: () => string): UserFiles {
  return {
    async read(uri, mostBytes = Number.POSITIVE_INFINITY) {
      try {
        const file = vscode.Uri.parse(uri, true);
        // VS Code itself would fetch it in a browser.
        if (/^https?$/.test(file.scheme)) throw unreadable(uri, undefined);
        const { size } = await vscode.workspace.fs.stat(file);
        if (size > mostBytes) throw tooLarge(uri, mostBytes);
        return await vscode.workspace.fs.readFile(file);
      } catch (error) {
        if (error instanceof StudioError) throw error;
        throw unreadable(uri, error);
      }
    },
    isWithinReach(uri, folder) {
      const open = (vscode.workspace.workspaceFolders ?? []).map((one) => one.uri);
      return liesIn(vscode.Uri.parse(uri, true), [vscode.Uri.parse(folder, true), ...open]);
    },
    findImages: () => find(imageFiles),
    findDocuments: () => find(documents),
    async version(uri) {
      try {
        const { mtime, size } = await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true));
        return `${mtime}-${size}`;
      } catch (error) {
        throw unreadable(uri, error);
      }
    },
    async writeNew(folder, stem, extension, bytes) {
      const directory = vscode.Uri.parse(folder, true);
      const draft = vscode.Uri.joinPath(directory, `.${newId()}.tmp`);
      await refuseWayOut(directory);
      try {
        await vscode.workspace.fs.createDirectory(directory);
        await vscode.workspace.fs.writeFile(draft, bytes);
        return await moves.add(() => moveToFreeName(draft, directory, stem, extension));
      } catch (error) {
        await removeQuietly(draft);
        throw writeFailure(directory, error);
      }
    },
  };
}

async function refuseWayOut(folder: vscode.Uri): Promise<void> {
  const outside = await wayOut(folder);
  if (!outside) return;
  const message = `${vscode.workspace.asRelativePath(folder)} is a link out of the workspace, to ${outside.fsPath}, so nothing was written there. Add that folder to the workspace if images belong there. The image is safe in the library.`;
  throw new StudioError({ kind: 'storage', message });
}

export const fileExists = (file: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );

async function find(files: string): Promise<readonly string[]> {
  return (await vscode.workspace.findFiles(files, '**/node_modules/**', mostFiles)).map(String);
}

/** VS Code looks whether a name is free and only then renames: two at once would take the same one, and one file be lost. */
const moves = new PQueue({ concurrency: 1 });

async function moveToFreeName(draft: vscode.Uri, folder: vscode.Uri, stem: string, extension: string): Promise<string> {
  for (let number = 1; ; number++) {
    const target = vscode.Uri.joinPath(folder, `${stem}${number === 1 ? '' : `-${number}`}.${extension}`);
    if (await (draft.scheme === 'file' ? takeName(draft.fsPath, target.fsPath) : rename(draft, target)))
      return target.toString();
    if (number > 10_000) throw vscode.FileSystemError.FileExists(target);
  }
}

/** False when the name is taken. Two windows can both find it free; only where there is no other way. */
async function rename(draft: vscode.Uri, target: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.rename(draft, target, { overwrite: false });
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') return false;
    throw error;
  }
}

/** A web address, an untitled document or an unknown scheme: nothing that a file can come back to. */
const hasNoFiles = ({ scheme }: vscode.Uri): boolean =>
  /^https?$/.test(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === undefined;

function unreadable(uri: string, cause: unknown): StudioError {
  if (hasNoFiles(vscode.Uri.parse(uri))) {
    const message = `"${fileNameOf(uri)}" is no file that VS Code can read. Save it first.`;
    return new StudioError({ kind: 'invalidInput', message }, { cause });
  }
  return new StudioError({ kind: 'notFound', message: `"${fileNameOf(uri)}" cannot be read.` }, { cause });
}

const tooLarge = (uri: string, mostBytes: number): StudioError =>
  new StudioError({
    kind: 'tooLarge',
    message: `"${fileNameOf(uri)}" is larger than ${Math.floor(mostBytes / 1024 ** 2)} MB. Make it smaller first.`,
  });

async function removeQuietly(uri: vscode.Uri): Promise<void> {
  // It may never have been written; the failure that matters is already on its way to the user.
  await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

function writeFailure(folder: vscode.Uri, cause: unknown): StudioError {
  const denied = cause instanceof vscode.FileSystemError && cause.code === 'NoPermissions';
  const why = denied ? 'it is read-only' : cause instanceof Error ? cause.message : String(cause);
  return new StudioError(
    {
      kind: 'storage',
      message: `The image could not be written into ${vscode.workspace.asRelativePath(folder)}: ${why}. It is safe in the library.`,
      retryable: true,
    },
    { cause },
  );
}
