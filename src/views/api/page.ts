import type * as vscode from 'vscode';
import type { App, Subject } from '../../app.ts';
import type { Library } from '../../library/library.ts';
import type { Cards } from '../cards.ts';

/** What the calls of one page work with. */
export interface Page {
  readonly app: App;
  readonly webview: vscode.Webview;
  readonly library: Promise<Library>;
  readonly cards: Promise<Cards>;
  /** The id that the page's tab is about; empty for a page of which there is one. */
  readonly subject: string;
  /** Of the tab; a page in the side bar has none of its own. */
  setTitle(title: string): void;
  /** The tab is about something else from here on. */
  become(subject: Subject): void;
  /** Remembers what the page would have again after its tab was closed. */
  keep(state: unknown): void;
}
