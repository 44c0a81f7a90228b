import * as vscode from 'vscode';
import type { App, Panel, PanelName, Subject } from '../app.ts';
import { registerImageEditor } from './imageEditor.ts';
import { createKeptStates } from './keptStates.ts';
import { openPage } from './pagePort.ts';

/** The pages that are editor tabs, with their titles; a subject brings its own. `nanoBanana.<name>` is the type that VS Code remembers. */
const titles: Readonly<Record<PanelName, string>> = {
  studio: 'Image Studio',
  gallery: 'Image Gallery',
  image: 'Image',
  usage: 'Image Usage',
  storage: 'Image Storage',
  templates: 'Prompt Templates',
  editor: 'Image Editor',
  comparison: 'Image Comparison',
  sessions: 'Image Sessions',
  session: 'Image Session',
  batch: 'Image Batches',
};

/** The tabs, one of each kind or subject in a window. They keep their own state, so they are not retained while hidden. */
export function registerPanels(
  extension: vscode.ExtensionContext,
  app: () => App,
): Readonly<Record<PanelName, Panel>> & vscode.Disposable {
  const panels = {
    studio: registerPanel(extension, app, 'studio'),
    gallery: registerPanel(extension, app, 'gallery'),
    image: registerPanel(extension, app, 'image'),
    usage: registerPanel(extension, app, 'usage'),
    storage: registerPanel(extension, app, 'storage'),
    templates: registerPanel(extension, app, 'templates'),
    editor: registerPanel(extension, app, 'editor'),
    comparison: registerPanel(extension, app, 'comparison'),
    sessions: registerPanel(extension, app, 'sessions'),
    session: registerPanel(extension, app, 'session'),
    batch: registerPanel(extension, app, 'batch'),
  };
  const editor = registerImageEditor(extension, app);
  return { ...panels, dispose: () => vscode.Disposable.from(...Object.values(panels), editor).dispose() };
}

/** Opens tabs, or takes over those that VS Code brings back after a restart. */
function registerPanel(extension: vscode.ExtensionContext, app: () => App, name: PanelName): Panel & vscode.Disposable {
  const viewType = `nanoBanana.${name}`;
  const shown = new Map<string, vscode.WebviewPanel>();
  const kept = createKeptStates();

  // A tab's icon does not take the colour of its text.
  const icon = (file: string) => vscode.Uri.joinPath(extension.extensionUri, 'media', `${file}.svg`);
  const adopt = (panel: vscode.WebviewPanel, { id, state }: Pick<Subject, 'id' | 'state'>) => {
    let current = id;
    shown.set(id, panel);
    const forget = () => shown.get(current) === panel && shown.delete(current);
    const become = (next: Subject) => {
      forget();
      current = next.id;
      shown.set(current, panel);
      panel.title = next.title;
    };
    panel.iconPath = { light: icon('tabLight'), dark: icon('tabDark') };
    const setTitle = (title: string) => {
      panel.title = title;
    };
    const keep = (next: unknown) => kept.keep(current, next);
    const place = { name, subject: id, setTitle, become, keep };
    const connection = openPage(extension, app(), panel.webview, place, state ?? kept.of(id));
    panel.onDidChangeViewState(() => panel.visible || connection.hidden());
    panel.onDidDispose(() => {
      connection.dispose();
      forget();
      if (name === 'session')
        askToKeep(app(), id).catch((error: unknown) =>
          app().log.warn('Whether a session is kept could not be asked.', error),
        );
    });
  };

  /** Whose place the next image takes, as the preview of a file does, unless it is pinned. */
  const replaceable = () => {
    const { viewColumn, tabs } = vscode.window.tabGroups.activeTabGroup;
    const isPinned = ({ title }: vscode.WebviewPanel) => tabs.some((tab) => tab.isPinned && tab.label === title);
    return [...shown.values()].find((panel) => panel.viewColumn === viewColumn && !isPinned(panel));
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state) => adopt(panel, { id: subjectOf(state) }),
  });
  return {
    open(subject = { id: '', title: titles[name] }) {
      const open = shown.get(subject.id);
      if (open && !subject.state) return open.reveal();
      const over = subject.inPlaceOf === undefined ? undefined : shown.get(subject.inPlaceOf);
      const before = open ?? over ?? (name === 'image' ? replaceable() : undefined);
      const column = before?.viewColumn ?? vscode.ViewColumn.Active;
      adopt(vscode.window.createWebviewPanel(viewType, subject.title, column, { enableFindWidget: true }), subject);
      before?.dispose();
      if (subject.inPlaceOf !== undefined) kept.forget(subject.inPlaceOf);
    },
    isVisible: (id) => [...shown].some(([subject, { visible }]) => visible && (id === undefined || id === subject)),
    dispose() {
      serializer.dispose();
      for (const panel of shown.values()) panel.dispose();
    },
  };
}

async function askToKeep(app: App, sessionId: string): Promise<void> {
  const tabs = await import('../tabs/sessionTabs.ts');
  await tabs.askToKeep(app, sessionId);
}

/** A page keeps its subject with its state: see webview/host.ts. */
const subjectOf = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'subject' in state && typeof state.subject === 'string'
    ? state.subject
    : '';
