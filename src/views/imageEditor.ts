import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { fixedPlace, openPage } from './pagePort.ts';

/** "Open With" on an image: the editor's page in the place of VS Code's viewer. It never writes the file by itself. */
export function registerImageEditor(extension: vscode.ExtensionContext, app: () => App): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    'nanoBanana.imageEditor',
    {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor({ uri }, panel) {
        const connection = openPage(extension, app(), panel.webview, fixedPlace('editor', uri.toString()));
        panel.onDidChangeViewState(() => panel.visible || connection.hidden());
        panel.onDidDispose(() => connection.dispose());
      },
    } satisfies vscode.CustomReadonlyEditorProvider,
    { supportsMultipleEditorsPerDocument: true },
  );
}
