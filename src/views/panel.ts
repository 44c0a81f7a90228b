import * as vscode from 'vscode';
import type { App, Panel, PanelName } from '../app.ts';
import { registerImageEditor } from './imageEditor.ts';
import { openPage } from './pagePort.ts';

/** The pages that are editor tabs, with their titles; a subject brings its own. `nanoBanana.<name>` is the type that VS Code remembers. */
const titles: Readonly<Record<PanelName, string>> = {
  studio: 'Image Studio',
  gallery: 'Image Gallery',
  usage: 'Image Usage',
  storage: 'Image Storage',
  templates: 'Prompt Templates',
  editor: 'Image Editor',
};

/** The tabs, one of each kind or subject in a window. They keep their own state, so they are not retained while hidden. */
export function registerPanels(
  extension: vscode.ExtensionContext,
  app: () => App,
): Readonly<Record<PanelName, Panel>> & vscode.Disposable {
  const panels = {
    studio: registerPanel(extension, app, 'studio'),
    gallery: registerPanel(extension, app, 'gallery'),
    usage: registerPanel(extension, app, 'usage'),
    storage: registerPanel(extension, app, 'storage'),
    templates: registerPanel(extension, app, 'templates'),
    editor: registerPanel(extension, app, 'editor'),
  };
  const editor = registerImageEditor(extension, app);
  return { ...panels, dispose: () => vscode.Disposable.from(...Object.values(panels), editor).dispose() };
}

/** Opens tabs, or takes over those that VS Code brings back after a restart. */
function registerPanel(extension: vscode.ExtensionContext, app: () => App, name: PanelName): Panel & vscode.Disposable {
  const viewType = `nanoBanana.${name}`;
  const shown = new Map<string, vscode.WebviewPanel>();

  // A tab's icon does not take the colour of its text.
  const icon = (file: string) => vscode.Uri.joinPath(extension.extensionUri, 'media', `${file}.svg`);
  const adopt = (panel: vscode.WebviewPanel, subject: string) => {
    shown.set(subject, panel);
    panel.iconPath = { light: icon('tabLight'), dark: icon('tabDark') };
    const setTitle = (title: string) => {
      panel.title = title;
    };
    const connection = openPage(extension, app(), panel.webview, { name, subject, setTitle });
    panel.onDidChangeViewState(() => panel.visible || connection.hidden());
    panel.onDidDispose(() => {
      connection.dispose();
      if (shown.get(subject) === panel) shown.delete(subject);
    });
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state) => adopt(panel, subjectOf(state)),
  });
  return {
    open({ id, title } = { id: '', title: titles[name] }) {
      const open = shown.get(id);
      if (open) open.reveal();
      else {
        const column = vscode.ViewColumn.Active;
        adopt(vscode.window.createWebviewPanel(viewType, title, column, { enableFindWidget: true }), id);
      }
    },
    isVisible: () => [...shown.values()].some(({ visible }) => visible),
    dispose() {
      serializer.dispose();
      for (const panel of shown.values()) panel.dispose();
    },
  };
}

/** A page keeps its subject with its state: see webview/host.ts. */
const subjectOf = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'subject' in state && typeof state.subject === 'string'
    ? state.subject
    : '';
