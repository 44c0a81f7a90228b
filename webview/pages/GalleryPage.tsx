import { GalleryView } from '../components/gallery/GalleryView.tsx';
import './GalleryPage.css';

export function GalleryPage() {
  return (
    <main class="gallery">
      <h1 class="unseen">Image Gallery</h1>
      <GalleryView />
    </main>
  );
}
