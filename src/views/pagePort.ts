import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { HostApi } from '../protocol/messages.ts';
import type { PageName } from '../protocol/pages.ts';
import { type Port, serve } from '../protocol/rpc.ts';
import type { HostConnection, PagePlace } from './hostApi.ts';
import { pageShell } from './pageShell.ts';

/** Fills a webview with a page and answers it until the returned connection is closed. */
export function openPage(
  extension: vscode.ExtensionContext,
  app: App,
  webview: vscode.Webview,
  place: PagePlace,
  state?: object,
): Pick<HostConnection, 'hidden' | 'dispose'> {
  const dist = vscode.Uri.joinPath(extension.extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist, extension.globalStorageUri] };

  const opening = openHost(app, webview, place);
  const stopServing = serve<HostApi>(
    pagePort(webview),
    opening.then(({ api }) => api),
  );
  const whenOpen = (tell: (host: HostConnection) => void) =>
    void opening.then(tell, (error: unknown) => app.log.error('A page could not be answered.', error));

  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const files = { script: file('webview.js'), style: file('webview.css'), source: webview.cspSource };
  webview.html = pageShell(place.name, files, place.subject, state);
  return {
    hidden: () => whenOpen((host) => host.hidden()),
    dispose() {
      stopServing();
      whenOpen((host) => host.dispose());
    },
  };
}

/** Of a page that VS Code names and brings back by itself, and that is about one thing for good. */
export const fixedPlace = (name: PageName, subject: string): PagePlace => ({
  name,
  subject,
  setTitle: () => undefined,
  become: () => undefined,
  keep: () => undefined,
});

/** What a page can ask is loaded with the first page. */
async function openHost(app: App, webview: vscode.Webview, place: PagePlace): Promise<HostConnection> {
  const { openHostApi } = await import('./hostApi.ts');
  const host = openHostApi(app, webview, place);
  // A hidden page does not get this and does not need it: it asks anew when it is shown.
  host.onNews((message) => void webview.postMessage(message));
  return host;
}

const pagePort = (webview: vscode.Webview): Port => ({
  post: (message) => void webview.postMessage(message),
  listen(receive) {
    const subscription = webview.onDidReceiveMessage(receive);
    return () => subscription.dispose();
  },
});
