import { type ComponentType, render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import { Announcer } from './components/Announcer.tsx';
import { ErrorBoundary } from './components/ErrorBoundary.tsx';
import { NoticeBar } from './components/NoticeBar.tsx';
import { GalleryPage } from './pages/GalleryPage.tsx';
import { StudioPage } from './pages/StudioPage.tsx';
import { announceJobs } from './state/announcements.ts';
import { followDetails } from './state/details.ts';
import { start } from './state/hostState.ts';
import { followLatestImages } from './state/latestImages.ts';
import { persistPage } from './state/persist.ts';

interface PageEntry {
  readonly Page: ComponentType;
  /** What the page keeps up to date while it is open. */
  readonly follow: readonly (() => void)[];
}

const pages: Readonly<Record<string, PageEntry>> = {
  studio: { Page: StudioPage, follow: [followLatestImages, followDetails, announceJobs, persistPage] },
  gallery: { Page: GalleryPage, follow: [followLatestImages, announceJobs, persistPage] },
};

/** One bundle for all pages; the shell says which one this is. */
const entry = pages[document.body.dataset.page ?? ''];
const root = document.getElementById('page');
if (!entry || !root) throw new Error('The page shell names no page.');
const { Page, follow } = entry;

for (const begin of follow) begin();
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
