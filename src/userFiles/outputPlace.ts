import * as path from 'node:path/posix';
import * as vscode from 'vscode';
import { StudioError } from '../protocol/failure.ts';
import type { ImageRecord } from '../protocol/model.ts';
import { readSetting } from '../settings.ts';
import { imageExtension, safeStem } from '../studio/fileNames.ts';
import type { Format } from '../studio/outgoing.ts';
import { type OutputPlace, stemOf } from '../studio/placeImage.ts';

/** The configured folder of the workspace folder that `near` lies in; `undefined` when no folder is open. */
export function workspacePlace(image: ImageRecord, near?: vscode.Uri): OutputPlace | undefined {
  const output = outputFolder(near?.toString());
  return output && { folder: output.uri, stem: stemOf(image, readSetting('workspace.fileName', output.of)) };
}

interface OutputFolder {
  readonly uri: string;
  /** As people read it. */
  readonly label: string;
  /** The workspace folder that it belongs to. */
  readonly of: vscode.Uri;
}

/** The configured folder, of the workspace folder that a file lies in. */
export function outputFolder(near?: string): OutputFolder | undefined {
  const at = near === undefined ? undefined : vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(near, true));
  const folder = at ?? vscode.workspace.workspaceFolders?.[0];
  if (!folder) return undefined;
  const uri = inside(folder.uri, readSetting('workspace.outputFolder', folder.uri));
  return { uri: uri.toString(), label: vscode.workspace.asRelativePath(uri), of: folder.uri };
}

/** A place that a caller named: a file whose extension may still change, or a folder (ends with `/`). */
export function namedPlace(output: vscode.Uri, image: ImageRecord): OutputPlace {
  if (output.path.endsWith('/')) return { folder: output.toString(), stem: stemOf(image, '{slug}') };
  return {
    folder: vscode.Uri.joinPath(output, '..').toString(),
    stem: safeStem(path.basename(output.path).replace(imageExtension, '')),
  };
}

/** A file that a document names already: its very name, and the format that the name tells. */
export function linkedPlace(file: vscode.Uri): { readonly place: OutputPlace; readonly format: Format } {
  const { name, ext } = path.parse(file.path);
  const format = /png/i.test(ext) ? 'png' : /webp/i.test(ext) ? 'webp' : 'jpeg';
  return {
    place: { folder: vscode.Uri.joinPath(file, '..').toString(), stem: name, extension: ext.slice(1) },
    format: { format, quality: readSetting('export.quality', file) },
  };
}

/** `photo.jpg` becomes `photo-edited` in the same folder. */
export function placeBeside(original: vscode.Uri): OutputPlace {
  const { name } = path.parse(original.path);
  return { folder: vscode.Uri.joinPath(original, '..').toString(), stem: `${name}-edited` };
}

/** Joins a path to a folder and refuses to leave it. */
export function inside(folder: vscode.Uri, path: string): vscode.Uri {
  const joined = vscode.Uri.joinPath(folder, path.replaceAll('\\', '/'));
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  if (joined.path !== folder.path && !joined.path.startsWith(root)) {
    throw new StudioError({ kind: 'invalidInput', message: `"${path}" lies outside the folder.` });
  }
  return joined;
}
