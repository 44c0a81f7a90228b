import * as vscode from 'vscode';
import { StudioError } from '../protocol/failure.ts';

/** The part of VS Code's own git extension that is used here (its api/git.d.ts, version 1). */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { buffer(ref: string, path: string): Promise<Uint8Array> } | null;
  };
}

/** A file as the last commit has it. Rejects with `notFound` when there is none, and says why. */
export async function readCommitted(file: vscode.Uri): Promise<Uint8Array> {
  const name = vscode.workspace.asRelativePath(file);
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = extension?.isActive ? extension.exports : await extension?.activate();
  const repository = git?.enabled ? git.getAPI(1).getRepository(file) : undefined;
  if (!repository) {
    const message = `${name} is in no git repository, so there is nothing to compare it with.`;
    throw new StudioError({ kind: 'notFound', message });
  }
  try {
    return await repository.buffer('HEAD', file.fsPath);
  } catch (error) {
    const message = `The last commit has no ${name}: it is new, or was renamed since.`;
    throw new StudioError({ kind: 'notFound', message }, { cause: error });
  }
}
