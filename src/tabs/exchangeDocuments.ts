import * as vscode from 'vscode';
import type { StudioContext } from '../studio/context.ts';
import { exchangeText } from '../studio/exchangeText.ts';

const scheme = 'nano-banana-exchange';

/** Request and response of an image, or of a job that failed, as a read-only JSON document: VS Code's own search, folding and colours. */
export function registerExchangeDocuments(studio: StudioContext): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => exchangeText(studio, query),
  });
}

/** Opens beside what is shown. */
export async function showExchangeOf(id: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: '/Request and Response.json', query: id });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
