import { Composer } from '../components/Composer.tsx';
import { ConnectionBanner } from '../components/ConnectionBanner.tsx';
import { Ideas } from '../components/Ideas.tsx';
import { ImageList } from '../components/ImageList.tsx';
import { LibraryTrouble } from '../components/LibraryTrouble.tsx';
import { DetailsPanel } from '../components/result/DetailsPanel.tsx';
import { Stage } from '../components/result/Stage.tsx';
import { openImage } from '../state/actions.ts';
import { latestImages } from '../state/latestImages.ts';
import { items, selectedItem, selectedKey } from '../state/selection.ts';
import './StudioPage.css';

/** Words on one side, pictures on the other; one beneath the other where it is narrow. */
export function StudioPage() {
  const hasItems = items.value.length > 0;
  return (
    <main class={hasItems ? 'studio' : 'studio studio-new'}>
      <h1 class="unseen">Image Studio</h1>
      <div class="studio-desk">
        <ConnectionBanner isNew={latestImages.value?.length === 0} />
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
        <LibraryTrouble />
        <Stage />
        {!hasItems && latestImages.value && <Ideas />}
      </div>
      <div class="studio-details">
        <DetailsPanel />
      </div>
    </main>
  );
}
