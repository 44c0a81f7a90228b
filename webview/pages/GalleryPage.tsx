import { GalleryView } from '../components/gallery/GalleryView.tsx';
import { followGallery } from '../state/gallery/followGallery.ts';
import { currentGallery } from '../state/gallery/keepGallery.ts';
import { keepState } from '../state/kept/keepState.ts';
import './GalleryPage.css';

export function follow(): void {
  followGallery('medium');
  keepState(() => ({ gallery: currentGallery() }));
}

export function Page() {
  return (
    <main class="gallery">
      <h1 class="unseen">Image Gallery</h1>
      <GalleryView />
    </main>
  );
}
