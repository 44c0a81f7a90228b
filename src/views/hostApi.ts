import * as vscode from 'vscode';
import type { App } from '../app.ts';
import type { AskedReference } from '../protocol/api/references.ts';
import type { HostApi, HostNews } from '../protocol/messages.ts';
import type { PageName } from '../protocol/pages.ts';
import type { Served } from '../protocol/rpc.ts';
import { onDidChangeSettings } from '../settings.ts';
import { attached } from '../studio/attach.ts';
import { runAction } from './api/actions.ts';
import { batchCalls } from './api/batches.ts';
import { editorCalls } from './api/editor.ts';
import { editCalls } from './api/edits.ts';
import { galleryCalls } from './api/gallery.ts';
import { imageCalls } from './api/images.ts';
import { jobCalls } from './api/jobs.ts';
import { modelCalls } from './api/models.ts';
import type { Page } from './api/page.ts';
import { promptCalls } from './api/prompts.ts';
import { referenceCalls, referenceCard } from './api/references.ts';
import { reportCalls } from './api/reports.ts';
import { sessionCalls } from './api/sessions.ts';
import { settingsSnapshot } from './api/settings.ts';
import { templateCalls } from './api/templates.ts';
import { viewerCalls } from './api/viewer.ts';
import { createCards } from './cards.ts';
import { watchSubject } from './watchSubject.ts';

/** Where a page is shown, and what it is about. */
export interface PagePlace extends Pick<Page, 'subject' | 'setTitle' | 'become' | 'keep'> {
  readonly name: PageName;
}

export interface HostConnection extends vscode.Disposable {
  readonly api: Served<HostApi>;
  onNews(listener: (news: HostNews) => void): vscode.Disposable;
  /** The page was hidden, which ends its script; it starts anew when it is shown. */
  hidden(): void;
}

/** What one page may ask: a line per call into studio or library. Image bytes never pass here, only URIs. */
export function openHostApi(app: App, webview: vscode.Webview, { name, ...place }: PagePlace): HostConnection {
  const { studio } = app;
  const library = studio.library();
  const cards = library.then((opened) => createCards(opened, webview));
  const page: Page = { app, webview, library, cards, ...place };
  const news = new vscode.EventEmitter<HostNews>();
  let revision = 0;
  let listening = false;

  const tellSettings = async () => news.fire({ news: 'settings', settings: await settingsSnapshot(app) });
  const cardsOf = async (asked: readonly AskedReference[]) => {
    const found = await Promise.allSettled(asked.map(({ id }) => attached(studio, id)));
    for (const one of found) if (one.status === 'rejected') studio.warn('An image could not be attached.', one.reason);
    return found.flatMap((one) => (one.status === 'fulfilled' ? [referenceCard(one.value, webview)] : []));
  };
  const takeFromInbox = async () => {
    const { references, composed } = app.composer.take();
    const attach = await cardsOf(references.map((id) => ({ id })));
    if (!composed) return { attach };
    const { references: asked, ...compose } = composed;
    return { attach, compose: { ...compose, ...(asked && { references: await cardsOf(asked) }) } };
  };
  const tellOfInbox = async () => {
    if (!listening) return;
    const { attach, compose } = await takeFromInbox();
    if (attach.length > 0) news.fire({ news: 'attach', references: attach });
    if (compose) news.fire({ news: 'compose', ...compose });
  };

  let closed = false;
  const dispose = () => {
    closed = true;
    vscode.Disposable.from(...subscriptions).dispose();
  };
  const subscriptions: vscode.Disposable[] = [
    news,
    onDidChangeSettings(tellSettings),
    app.secrets.onDidChange(tellSettings),
    app.models.onDidChange(tellSettings),
    app.composer.onDidAdd(tellOfInbox),
    app.clipboard.onDidAsk((imageId) => news.fire({ news: 'copyImage', imageId })),
    watchSubject(place.subject, () => news.fire({ news: 'file' })),
  ];
  // A library that cannot be opened is told by every call below.
  Promise.all([library, cards]).then(
    ([opened, toCards]) => {
      const stopLibrary = opened.onDidChange((next) => {
        revision = next;
        news.fire({ news: 'library', revision });
      });
      const stopMoves = opened.gallery.onDidMove((moved) => news.fire({ news: 'moved', ...moved }));
      const stopJobs = studio.jobs.onDidChange((jobs) => news.fire({ news: 'jobs', jobs: toCards.jobs(jobs) }));
      for (const stop of [stopLibrary, stopMoves, stopJobs]) subscriptions.push(new vscode.Disposable(stop));
      if (closed) dispose();
    },
    () => undefined,
  );

  const api: Served<HostApi> = {
    async start() {
      listening = name === 'studio';
      app.models.refresh();
      return {
        settings: await settingsSnapshot(app),
        jobs: (await cards).jobs(studio.jobs.list()),
        revision,
        ...(listening ? await takeFromInbox() : { attach: [] }),
      };
    },
    ...jobCalls(page),
    ...imageCalls(page),
    ...galleryCalls(page),
    ...editCalls(page),
    ...editorCalls(page),
    ...referenceCalls(page),
    ...promptCalls(page),
    ...modelCalls(page),
    ...templateCalls(page),
    ...reportCalls(page),
    ...viewerCalls(page),
    keepState: place.keep,
    ...sessionCalls(page),
    ...batchCalls(page),
    run: (action) => runAction(page, action),
  };

  return {
    api,
    onNews: news.event,
    hidden() {
      listening = false;
    },
    dispose,
  };
}
