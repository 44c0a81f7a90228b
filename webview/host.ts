import type { HostApi, HostNews } from '../src/protocol/messages.ts';
import { connect, type Port } from '../src/protocol/rpc.ts';

/** The only door to the extension host: calls, news, and the state that VS Code keeps for a hidden page. */
interface VSCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VSCodeApi;

const vscode = acquireVsCodeApi();

const port: Port = {
  post: (message) => vscode.postMessage(message),
  listen(receive) {
    const listener = (event: MessageEvent) => receive(event.data);
    addEventListener('message', listener);
    return () => removeEventListener('message', listener);
  },
};

export const host = connect<HostApi>(port).remote;

export function onNews(listener: (news: HostNews) => void): void {
  port.listen((message) => {
    if (isNews(message)) listener(message);
  });
}

const { dataset } = document.body;

/** What this page kept, or, at its very beginning, what it was opened with. */
export const readState = (): unknown => vscode.getState() ?? JSON.parse(decodeURIComponent(dataset.state ?? '{}'));

/** What this tab is about: the id of an image or session; empty on a page of which there is one. */
export const subject = keptSubject() || decodeURIComponent(dataset.subject ?? '');

/** With the subject, by which the page and the host know the tab again after it was hidden, closed, or VS Code restarted. */
export function writeState(state: object): void {
  const kept = { subject, ...state };
  vscode.setState(kept);
  // Only the next tab would miss it; this page may be on its way out and has nobody to tell.
  host.keepState(kept).catch(() => undefined);
}

const isNews = (message: unknown): message is HostNews =>
  typeof message === 'object' && message !== null && 'news' in message;

/** A page may have gone on to another one since it was opened. */
function keptSubject(): string {
  const state = vscode.getState();
  const isKept = typeof state === 'object' && state !== null && 'subject' in state;
  return isKept && typeof state.subject === 'string' ? state.subject : '';
}
