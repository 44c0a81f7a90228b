import { reloadResult, result, resultFailure } from '../../state/gallery/result.ts';
import { selected } from '../../state/gallery/selection.ts';
import { importDropped } from '../../state/images/importDropped.ts';
import { PageTrouble } from '../PageTrouble.tsx';
import { EmptyGallery } from './EmptyGallery.tsx';
import { FilterSentence } from './filters/FilterSentence.tsx';
import { GalleryBar } from './GalleryBar.tsx';
import { GalleryGrid } from './GalleryGrid.tsx';
import './GalleryView.css';
import { SelectionBar } from './SelectionBar.tsx';

/** The library to look through: in a tab, and under the composer in the side bar. */
export function GalleryView() {
  return (
    <section
      class="gallery-view"
      aria-label="Gallery"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        importDropped(event.dataTransfer);
      }}
    >
      <GalleryBar />
      <div class="gallery-line">{selected.value.size > 0 ? <SelectionBar /> : <FilterSentence />}</div>
      <PageTrouble failure={resultFailure.value} reload={reloadResult} />
      {result.value?.total === 0 ? <EmptyGallery /> : <GalleryGrid label="Images" />}
    </section>
  );
}
