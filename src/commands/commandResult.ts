import type * as vscode from 'vscode';

/** What `generateImage` and `editImage` answer to callers. */
export interface CommandResult {
  readonly imageId: string;
  readonly uri: vscode.Uri;
}
