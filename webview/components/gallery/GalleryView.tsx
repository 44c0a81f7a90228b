import { imageDragType } from '../../../src/protocol/imageDrag.ts';
import { reloadResult, result, resultFailure } from '../../state/gallery/result.ts';
import { selected } from '../../state/gallery/selection.ts';
import { importDropped } from '../../state/images/importDropped.ts';
import { useDropTarget } from '../dropTarget.ts';
import { PageTrouble } from '../PageTrouble.tsx';
import { EmptyGallery } from './EmptyGallery.tsx';
import { FilterSentence } from './filters/FilterSentence.tsx';
import { GalleryBar } from './GalleryBar.tsx';
import { GalleryGrid } from './GalleryGrid.tsx';
import './GalleryView.css';
import { SelectionBar } from './SelectionBar.tsx';

/** The library to look through: in a tab, and under the composer in the side bar. */
export function GalleryView({ hasComposer = false }: { hasComposer?: boolean }) {
  const { isOver, handlers } = useDropTarget(importDropped, { unless: imageDragType });
  return (
    <section class={isOver ? 'gallery-view gallery-taking' : 'gallery-view'} aria-label="Gallery" {...handlers}>
      <GalleryBar />
      <div class="gallery-line">{selected.value.size > 0 ? <SelectionBar /> : <FilterSentence />}</div>
      <PageTrouble failure={resultFailure.value} reload={reloadResult} />
      {result.value?.total === 0 ? <EmptyGallery hasComposer={hasComposer} /> : <GalleryGrid label="Images" />}
    </section>
  );
}
