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

/** What this tab is about: the id of an image or session; empty on a page of which there is one. */
export const subject = decodeURIComponent(document.body.dataset.subject ?? '');

export const readState = (): unknown => vscode.getState();
/** With the subject, by which the host knows the tab again after a restart. */
export const writeState = (state: object): void => vscode.setState({ ...state, subject });

const isNews = (message: unknown): message is HostNews =>
  typeof message === 'object' && message !== null && 'news' in message;
