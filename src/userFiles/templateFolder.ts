import * as vscode from 'vscode';
import type { TemplateFolder } from '../studio/templates/workspaceTemplates.ts';

const folder = '.nanobanana/templates';
/** One more than is read, so that a folder with too many is noticed. */
const mostFiles = 1000;

/** The templates that a team keeps in its repository, of every folder of the workspace. None before it is trusted. */
export function createTemplateFolder(): TemplateFolder {
  const uris = new Map<string, vscode.Uri>();
  return {
    async list() {
      if (!vscode.workspace.isTrusted) return [];
      const found = await vscode.workspace.findFiles(`${folder}/*.{md,json}`, null, mostFiles);
      const files = await Promise.all(
        found.map(async (uri) => {
          const path = vscode.workspace.asRelativePath(uri);
          uris.set(path, uri);
          // One that went away since the folder was listed is none of them.
          return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
            ({ size }) => [{ path, size }],
            () => [],
          );
        }),
      );
      return files.flat();
    },
    async read(path) {
      const uri = uris.get(path);
      if (!uri) throw new Error(`${path} was not listed.`);
      return vscode.workspace.fs.readFile(uri);
    },
  };
}
