import { useEffect } from 'preact/hooks';
import { plural } from '../../../src/protocol/words.ts';
import { run } from '../../state/actions.ts';
import { facets, loadFacets } from '../../state/gallery/facets.ts';
import { filterBy, filters, isFiltered, showAll } from '../../state/gallery/filters.ts';
import { Button } from '../Button.tsx';

interface EmptyGalleryProps {
  /** Beneath a box in which images begin. */
  readonly hasComposer: boolean;
}

/** Nothing here: because nothing fits, because the trash is empty, or because nothing was made yet. */
export function EmptyGallery({ hasComposer }: EmptyGalleryProps) {
  if (isFiltered(filters.value)) {
    return (
      <div class="gallery-empty">
        <p>No image fits this.</p>
        <Button onPress={showAll}>Show All</Button>
      </div>
    );
  }
  if (filters.value.deleted) {
    return (
      <div class="gallery-empty">
        <p>The trash is empty. What you delete stays here for 30 days.</p>
        <Button onPress={showAll}>Back to the Gallery</Button>
      </div>
    );
  }
  return <NoImagesYet hasComposer={hasComposer} />;
}

function NoImagesYet({ hasComposer }: EmptyGalleryProps) {
  useEffect(() => void loadFacets(), []);
  const inTrash = facets.value?.deleted.find(({ value }) => value)?.images ?? 0;
  return (
    <div class="gallery-empty">
      <h2>No images yet</h2>
      <p class="quiet">
        {hasComposer ? 'Describe one above.' : 'Describe one in the Studio.'} Everything you make is kept here, with its
        prompt. You can also drop images here, from the Explorer with Shift held down.
      </p>
      <div class="gallery-empty-ways">
        {!hasComposer && (
          <Button primary onPress={() => run('openStudio')}>
            Open Studio
          </Button>
        )}
        <Button onPress={() => run('importImages')}>Import Images…</Button>
      </div>
      {inTrash > 0 && (
        <button class="link" type="button" onClick={() => filterBy({ deleted: true })}>
          {plural(inTrash, 'image')} in the trash
        </button>
      )}
    </div>
  );
}
