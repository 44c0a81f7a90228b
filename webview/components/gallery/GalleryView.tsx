import { reloadResult, result, resultFailure } from '../../state/gallery/result.ts';
import { selected } from '../../state/gallery/selection.ts';
import { start, startFailure } from '../../state/hostState.ts';
import { importDropped } from '../../state/importDropped.ts';
import { Trouble } from '../Trouble.tsx';
import { EmptyGallery } from './EmptyGallery.tsx';
import { FilterSentence } from './filters/FilterSentence.tsx';
import { GalleryBar } from './GalleryBar.tsx';
import { GalleryGrid } from './GalleryGrid.tsx';
import './GalleryView.css';
import { SelectionBar } from './SelectionBar.tsx';

/** The library to look through: in a tab, and under the composer in the side bar. */
export function GalleryView() {
  const failure = startFailure.value ?? resultFailure.value;
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
      {failure && (
        <Trouble message={failure.message} way="Try Again" onPress={startFailure.value ? start : reloadResult} />
      )}
      {result.value?.total === 0 ? <EmptyGallery /> : <GalleryGrid label="Images" />}
    </section>
  );
}
