import * as vscode from 'vscode';
import type { App, Panel, PanelName } from '../app.ts';
import { openPage } from './pagePort.ts';

/** The pages that are editor tabs, with their titles. `nanoBanana.<name>` is the type that VS Code remembers. */
const titles: Readonly<Record<PanelName, string>> = {
  studio: 'Image Studio',
  usage: 'Image Usage',
  storage: 'Image Storage',
  templates: 'Prompt Templates',
};

/** The tabs, one of each kind in a window. They keep their own state, so they are not retained while hidden. */
export function registerPanels(
  extension: vscode.ExtensionContext,
  app: () => App,
): Readonly<Record<PanelName, Panel>> & vscode.Disposable {
  const panels = {
    studio: registerPanel(extension, app, 'studio'),
    usage: registerPanel(extension, app, 'usage'),
    storage: registerPanel(extension, app, 'storage'),
    templates: registerPanel(extension, app, 'templates'),
  };
  return { ...panels, dispose: () => vscode.Disposable.from(...Object.values(panels)).dispose() };
}

/** Opens a tab, or takes over one that VS Code brings back after a restart. */
function registerPanel(extension: vscode.ExtensionContext, app: () => App, name: PanelName): Panel & vscode.Disposable {
  const viewType = `nanoBanana.${name}`;
  let shown: vscode.WebviewPanel | undefined;

  // A tab's icon does not take the colour of its text.
  const icon = (file: string) => vscode.Uri.joinPath(extension.extensionUri, 'media', `${file}.svg`);
  const adopt = (panel: vscode.WebviewPanel) => {
    shown = panel;
    panel.iconPath = { light: icon('tabLight'), dark: icon('tabDark') };
    const connection = openPage(extension, app(), panel.webview, name);
    panel.onDidChangeViewState(() => panel.visible || connection.hidden());
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
      else {
        const column = vscode.ViewColumn.Active;
        adopt(vscode.window.createWebviewPanel(viewType, titles[name], column, { enableFindWidget: true }));
      }
    },
    isVisible: () => shown?.visible ?? false,
    dispose() {
      serializer.dispose();
      shown?.dispose();
    },
  };
}
