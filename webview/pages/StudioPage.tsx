import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { Composer } from '../components/composer/Composer.tsx';
import { Ideas } from '../components/composer/Ideas.tsx';
import { ImageList } from '../components/ImageList.tsx';
import { PageTrouble } from '../components/PageTrouble.tsx';
import { DetailsPanel } from '../components/result/DetailsPanel.tsx';
import { Stage } from '../components/result/Stage.tsx';
import { openImage } from '../state/actions.ts';
import { announceJobs } from '../state/announcements.ts';
import { followComposer } from '../state/composer/draft.ts';
import { restoreReferences } from '../state/composer/references.ts';
import { followDetails } from '../state/images/details.ts';
import { latestImages } from '../state/images/latestImages.ts';
import { items, selectedItem, selectedKey } from '../state/images/selection.ts';
import { persistPage } from '../state/kept/persist.ts';
import './StudioPage.css';

export function follow(): void {
  followDetails();
  followComposer();
  latestImages.follow();
  announceJobs();
  restoreReferences();
  persistPage();
}

/** Words on one side, pictures on the other; one beneath the other where it is narrow. */
export function Page() {
  const hasItems = items.value.length > 0;
  return (
    <main class={hasItems ? 'studio' : 'studio studio-new'}>
      <h1 class="unseen">Image Studio</h1>
      <div class="studio-desk">
        <ConnectionBanner isNew={latestImages.value.value?.length === 0} />
        <Composer />
      </div>
      {hasItems && (
        <ImageList
          label="Images"
          look="strip"
          items={items.value}
          current={selectedItem.value}
          onCurrent={(key) => {
            selectedKey.value = key;
          }}
          onOpen={(item) => item.kind === 'image' && openImage(item.image.id)}
        />
      )}
      <div class="studio-stage">
        <PageTrouble failure={latestImages.failure.value} reload={latestImages.reload} />
        <Stage />
        {!hasItems && latestImages.value.value && <Ideas />}
      </div>
      <div class="studio-details">
        <DetailsPanel />
      </div>
    </main>
  );
}
