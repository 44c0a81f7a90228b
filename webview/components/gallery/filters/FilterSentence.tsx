import { useEffect } from 'preact/hooks';
import { plural } from '../../../../src/protocol/words.ts';
import { emptyTrash } from '../../../state/gallery/bulk.ts';
import { loadFacets, sessionName } from '../../../state/gallery/facets.ts';
import { filterBy, filters, isFiltered, showAll } from '../../../state/gallery/filters.ts';
import { chipsOf } from '../../../state/gallery/filterWords.ts';
import { result } from '../../../state/gallery/result.ts';
import { Icon } from '../../Icon.tsx';

/** "1,204 images made with Pro, in 16:9": each piece can be taken away. */
export function FilterSentence() {
  const { deleted, sessionId } = filters.value;
  const chips = chipsOf(filters.value, sessionName);
  const total = result.value?.total;
  const isWhole = !isFiltered(filters.value);
  const isNameless = sessionId !== undefined && !sessionName(sessionId);
  // A search that was kept names its session by id alone.
  useEffect(() => void (isNameless && loadFacets()), [isNameless]);
  return (
    <p class="gallery-sentence">
      <span class="gallery-count" role="status">
        {total !== undefined && (total > 0 || !isWhole) && plural(total, 'image')}
      </span>
      {chips.map(({ words, without }) => (
        <button
          key={words}
          class="chip"
          type="button"
          aria-label={`Remove filter: ${words}`}
          title={`Remove filter: ${words}`}
          onClick={() => filterBy(without)}
        >
          <span>{words}</span>
          <Icon name="close" />
        </button>
      ))}
      {deleted && isWhole && Boolean(total) && (
        <>
          <span class="quiet">What you delete stays here for 30 days.</span>
          <button class="link small" type="button" onClick={() => void emptyTrash()}>
            Empty trash…
          </button>
        </>
      )}
      {chips.length > 1 && (
        <button class="link small" type="button" onClick={showAll}>
          Show all
        </button>
      )}
    </p>
  );
}
