import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { Composer } from '../components/composer/Composer.tsx';
import { GalleryView } from '../components/gallery/GalleryView.tsx';
import { ImageList } from '../components/ImageList.tsx';
import { run } from '../state/actions.ts';
import { announceJobs } from '../state/announcements.ts';
import { restoreReferences } from '../state/composer/references.ts';
import { followGallery } from '../state/gallery/followGallery.ts';
import { currentGallery } from '../state/gallery/keepGallery.ts';
import { result } from '../state/gallery/result.ts';
import { items, selectedItem, selectedKey } from '../state/images/selection.ts';
import { persistPage } from '../state/kept/persist.ts';
import './SidebarPage.css';

export function follow(): void {
  announceJobs();
  restoreReferences();
  followGallery('small');
  persistPage(() => ({ gallery: currentGallery() }));
}

/** The side bar: a small desk, what is under way, and the library beneath. */
export function Page() {
  const underWay = items.value.filter(({ kind }) => kind !== 'image');
  return (
    <main class="sidebar">
      <h1 class="unseen">Images</h1>
      <div class="sidebar-desk">
        <ConnectionBanner isNew={result.value?.total === 0} />
        <Composer />
        {underWay.length > 0 && (
          <ImageList
            label="Under way"
            look="grid"
            items={underWay}
            current={underWay.find((item) => item === selectedItem.value) ?? underWay[0]}
            onCurrent={(key) => {
              selectedKey.value = key;
            }}
            onOpen={() => run('openStudio')}
          />
        )}
      </div>
      <GalleryView hasComposer />
    </main>
  );
}
