import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { fixedPlace, openPage } from './pagePort.ts';

/** The newest images in the side bar. */
export function registerSidebarView(extension: vscode.ExtensionContext, app: App): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider('nanoBanana.sidebar', {
    resolveWebviewView(view) {
      const connection = openPage(extension, app, view.webview, fixedPlace('sidebar', ''));
      view.onDidDispose(() => connection.dispose());
    },
  });
}
