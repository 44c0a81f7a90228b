import { type JSX, render } from 'preact';
import type { PageName } from '../src/protocol/pages.ts';
import { readState, subject, writeState } from './host.ts';
import { asRecord } from './state/asRecord.ts';
import './styles/tokens.css';
import './styles/base.css';
import { Announcer } from './components/Announcer.tsx';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { NoticeBar } from './components/NoticeBar.tsx';
import { BatchPage } from './pages/BatchPage.tsx';
import { ComparisonPage } from './pages/ComparisonPage.tsx';
import { EditorPage } from './pages/EditorPage.tsx';
import { GalleryPage } from './pages/GalleryPage.tsx';
import { ImagePage } from './pages/ImagePage.tsx';
import { SessionPage } from './pages/SessionPage.tsx';
import { SessionsPage } from './pages/SessionsPage.tsx';
import { SidebarPage } from './pages/SidebarPage.tsx';
import { StoragePage } from './pages/StoragePage.tsx';
import { StudioPage } from './pages/StudioPage.tsx';
import { TemplatesPage } from './pages/TemplatesPage.tsx';
import { UsagePage } from './pages/UsagePage.tsx';
import { announceJobs } from './state/announcements.ts';
import { followCopyRequests } from './state/copyImage.ts';
import { followDetails } from './state/details.ts';
import { followComposer } from './state/draft.ts';
import { followGallery } from './state/gallery/followGallery.ts';
import { currentGallery } from './state/gallery/keepGallery.ts';
import { start } from './state/hostState.ts';
import { keepState } from './state/keepState.ts';
import { followLatestImages } from './state/latestImages.ts';
import { persistPage } from './state/persist.ts';
import { restoreReferences } from './state/references.ts';
import { followShown } from './state/viewer/shown.ts';
import { followUses } from './state/viewer/uses.ts';

const pages: Readonly<Record<PageName, () => JSX.Element>> = {
  studio: StudioPage,
  image: ImagePage,
  sidebar: SidebarPage,
  gallery: GalleryPage,
  usage: UsagePage,
  storage: StoragePage,
  templates: TemplatesPage,
  editor: EditorPage,
  comparison: ComparisonPage,
  sessions: SessionsPage,
  session: SessionPage,
  batch: BatchPage,
};
const isPage = (name: string): name is PageName => name in pages;

/** One bundle for all pages; the shell says which one this is. */
const name = document.body.dataset.page ?? '';
const root = document.getElementById('page');
if (!root || !isPage(name)) throw new Error(`The page shell has no #page, or names no page of ours: "${name}".`);
const Page = pages[name];

if (name === 'studio') {
  followDetails();
  followComposer();
}
if (name === 'studio') followLatestImages();
if (name === 'studio' || name === 'sidebar') {
  announceJobs();
  restoreReferences();
}
if (name === 'sidebar' || name === 'gallery') followGallery(name === 'sidebar' ? 'small' : 'medium');
if (name === 'studio') persistPage();
if (name === 'sidebar') persistPage(() => ({ gallery: currentGallery() }));
if (name === 'gallery') keepState(() => ({ gallery: currentGallery() }));
if (name === 'image') {
  followShown();
  followUses();
}
if (name === 'session') {
  announceJobs();
  restoreReferences();
}
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
