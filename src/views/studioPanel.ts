import * as vscode from 'vscode';
import type { App } from '../app.ts';
import { openPage } from './pagePort.ts';

const viewType = 'nanoBanana.studio';

export interface StudioPanel extends vscode.Disposable {
  /** Shows the Studio; there is one in a window. */
  open(): void;
}

/** The Studio as an editor tab. It keeps its own state, so it is not retained while hidden and returns after a restart. */
export function registerStudioPanel(extension: vscode.ExtensionContext, app: App): StudioPanel {
  let shown: vscode.WebviewPanel | undefined;

  const adopt = (panel: vscode.WebviewPanel) => {
    shown = panel;
    panel.iconPath = vscode.Uri.joinPath(extension.extensionUri, 'media', 'activityBar.svg');
    const connection = openPage(extension, app, panel.webview, 'studio');
    panel.onDidDispose(() => {
      connection.dispose();
      if (shown === panel) shown = undefined;
    });
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel) => adopt(panel),
  });
  return {
    open() {
      if (shown) shown.reveal();
      else
        adopt(
          vscode.window.createWebviewPanel(viewType, 'Image Studio', vscode.ViewColumn.Active, {
            enableFindWidget: true,
          }),
        );
    },
    dispose() {
      serializer.dispose();
      shown?.dispose();
    },
  };
}
