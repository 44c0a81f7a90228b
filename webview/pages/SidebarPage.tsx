import { Composer } from '../components/Composer.tsx';
import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { ImageList } from '../components/ImageList.tsx';
import { LibraryTrouble } from '../components/LibraryTrouble.tsx';
import { openImage, run } from '../state/actions.ts';
import { latestImages } from '../state/latestImages.ts';
import { items, selectedItem, selectedKey } from '../state/selection.ts';
import type { StripItem } from '../state/strip.ts';
import './SidebarPage.css';

/** The side bar: a small desk, and the newest images beneath it. */
export function SidebarPage() {
  return (
    <main class="sidebar">
      <h1 class="unseen">Images</h1>
      <ConnectionBanner />
      <Composer />
      <div class="sidebar-head">
        <h2>Newest</h2>
        <button class="link small" type="button" onClick={() => run('openStudio')}>
          Open Studio
        </button>
      </div>
      <LibraryTrouble />
      {items.value.length > 0 ? (
        <ImageList
          label="Newest images"
          look="grid"
          items={items.value}
          current={selectedItem.value}
          onCurrent={(key) => {
            selectedKey.value = key;
          }}
          onOpen={open}
        />
      ) : (
        latestImages.value && <p class="quiet">Your images appear here. Everything you make is kept.</p>
      )}
      {latestImages.value === undefined && <Skeletons />}
    </main>
  );
}

/** Pictures open in VS Code's viewer; what is still under way, or failed, has its place in the Studio. */
function open(item: StripItem): void {
  if (item.kind === 'image') openImage(item.image.id);
  else run('openStudio');
}

function Skeletons() {
  return (
    <div class="image-grid" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((place) => (
        <div class="tile" key={place} />
      ))}
    </div>
  );
}
