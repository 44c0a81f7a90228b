import { render } from 'preact';
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
import { persistPage } from './state/persist.ts';

/** One bundle for all pages; the shell says which one this is. */
const isStudio = document.body.dataset.page === 'studio';
const root = document.getElementById('page');
if (!root) throw new Error('The page shell has no #page.');

if (isStudio) followDetails();
announceJobs();
persistPage();
start();
render(
  <>
    <ErrorBoundary>{isStudio ? <StudioPage /> : <GalleryPage />}</ErrorBoundary>
    <NoticeBar />
    <Announcer />
  </>,
  root,
);
