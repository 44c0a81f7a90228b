import { run } from '../../state/actions.ts';
import { filters, showAll } from '../../state/gallery/filters.ts';
import { Button } from '../Button.tsx';

/** Nothing here: because nothing fits, because the trash is empty, or because nothing was made yet. */
export function EmptyGallery() {
  const { deleted, sort: _, ...others } = filters.value;
  const isFiltered = Object.values(others).some((value) =>
    typeof value === 'object' || typeof value === 'string' ? Object.keys(value).length > 0 : value !== undefined,
  );
  if (isFiltered) {
    return (
      <div class="gallery-empty">
        <p>No image fits this.</p>
        <Button onPress={showAll}>Show All</Button>
      </div>
    );
  }
  if (deleted) {
    return (
      <div class="gallery-empty">
        <p>The trash is empty. What you delete stays here for 30 days.</p>
        <Button onPress={showAll}>Back to the Gallery</Button>
      </div>
    );
  }
  return (
    <div class="gallery-empty">
      <p>Your images appear here. Everything you make is kept.</p>
      <Button onPress={() => run('openStudio')}>Open Studio</Button>
    </div>
  );
}
