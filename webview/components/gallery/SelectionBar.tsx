import { formatCount } from '../../../src/protocol/words.ts';
import * as bulk from '../../state/gallery/bulk.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { filters } from '../../state/gallery/filters.ts';
import { result } from '../../state/gallery/result.ts';
import { selectAll, selected } from '../../state/gallery/selection.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { TagPicker } from './TagPicker.tsx';

/** What can be done to what is selected; stands where the sentence is otherwise, so that nothing moves. */
export function SelectionBar() {
  const total = result.value?.total ?? 0;
  const { size } = selected.value;
  return (
    <div
      class="gallery-selection"
      role="toolbar"
      aria-label="Selected images"
      onKeyDown={(event) => {
        // A panel that is open closes first.
        if (event.key !== 'Escape' || event.currentTarget.querySelector(':popover-open')) return;
        event.preventDefault();
        bulk.letGo();
      }}
    >
      <span class="gallery-count" role="status">
        {formatCount(size)} selected
      </span>
      {size < total && (
        <button class="link small" type="button" onClick={selectAll}>
          All {formatCount(total)}
        </button>
      )}
      <div class="gallery-actions">
        {filters.value.deleted ? <TrashActions /> : <GalleryActions />}
        <IconButton icon="close" label="Select Nothing" onPress={bulk.letGo} />
      </div>
    </div>
  );
}

/** So many tell for all whether they are favourites. */
const mostLookedAt = 100;

function GalleryActions() {
  const [first] = selected.value;
  const card = first === undefined ? undefined : cardOf(first).value;
  if (card?.gone && selected.value.size === 1) return <GoneActions id={card.id} />;
  const known = [...selected.value].slice(0, mostLookedAt).flatMap((key) => cardOf(key).value ?? []);
  const isFavourite = known.length > 0 && known.every(({ favourite }) => favourite);
  return (
    <>
      <IconButton
        icon={isFavourite ? 'heartFilled' : 'heart'}
        label="Favourite"
        pressed={isFavourite}
        onPress={() => void bulk.markFavourite(!isFavourite)}
      />
      <TagPicker />
      <IconButton icon="add" label="Use as References" onPress={() => void bulk.referToSelected()} />
      <IconButton icon="save" label="Save to Workspace" onPress={() => void bulk.copySelected()} />
      <IconButton icon="export" label="Export…" onPress={() => void bulk.exportSelected()} />
      <IconButton icon="trash" label="Delete" onPress={() => void bulk.removeSelected()} />
    </>
  );
}

/** For an image whose file somebody has taken away. */
function GoneActions({ id }: { id: string }) {
  return (
    <>
      <span class="quiet gallery-gone-words">Its file is gone.</span>
      <Button onPress={() => void bulk.locate(id)}>Locate…</Button>
      <Button title="Remove its entry from the library" onPress={() => void bulk.forget(id)}>
        Forget
      </Button>
    </>
  );
}

function TrashActions() {
  return (
    <>
      <Button onPress={() => void bulk.restoreSelected()}>Restore</Button>
      <Button onPress={() => void bulk.purgeSelected()}>Delete for Good…</Button>
    </>
  );
}
