import { type JSX, render } from 'preact';
import type { PageName } from '../src/protocol/pages.ts';
import { asRecord } from '../src/protocol/records.ts';
import { readState, subject, writeState } from './host.ts';
import './styles/tokens.css';
import './styles/base.css';
import { Announcer } from './components/Announcer.tsx';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { NoticeBar } from './components/NoticeBar.tsx';
import { start } from './state/hostState.ts';
import { followCopyRequests } from './state/images/copyImage.ts';

/** What a file in pages/ gives. */
interface PageModule {
  readonly Page: () => JSX.Element;
  /** What the page keeps up with from its first moment. */
  readonly follow?: () => void;
}

/** Within one bundle `import()` fetches nothing; it only leaves the code of the other pages alone. */
const pages: Readonly<Record<PageName, () => Promise<PageModule>>> = {
  studio: () => import('./pages/StudioPage.tsx'),
  image: () => import('./pages/ImagePage.tsx'),
  sidebar: () => import('./pages/SidebarPage.tsx'),
  gallery: () => import('./pages/GalleryPage.tsx'),
  usage: () => import('./pages/UsagePage.tsx'),
  storage: () => import('./pages/StoragePage.tsx'),
  templates: () => import('./pages/TemplatesPage.tsx'),
  editor: () => import('./pages/EditorPage.tsx'),
  comparison: () => import('./pages/ComparisonPage.tsx'),
  sessions: () => import('./pages/SessionsPage.tsx'),
  session: () => import('./pages/SessionPage.tsx'),
  batch: () => import('./pages/BatchPage.tsx'),
};
const isPage = (name: string): name is PageName => name in pages;

/** One bundle for all pages; the shell says which one this is. */
const name = document.body.dataset.page ?? '';
const root = document.getElementById('page');
if (!root || !isPage(name)) throw new Error(`The page shell has no #page, or names no page of ours: "${name}".`);
const { Page, follow } = await pages[name]();

follow?.();
// Also a page that keeps nothing else must be found again by what it is about.
if (subject) writeState(asRecord(readState()));
followCopyRequests();
start();
render(
  <>
    <ErrorBoundary>
      <Page />
    </ErrorBoundary>
    <NoticeBar />
    <Announcer />
  </>,
  root,
);
