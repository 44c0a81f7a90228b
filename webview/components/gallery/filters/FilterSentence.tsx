import { plural } from '../../../../src/protocol/words.ts';
import { sessionName } from '../../../state/gallery/facets.ts';
import { filterBy, filters, showAll } from '../../../state/gallery/filters.ts';
import { chipsOf } from '../../../state/gallery/filterWords.ts';
import { result } from '../../../state/gallery/result.ts';
import { Icon } from '../../Icon.tsx';

/** "1,204 images made with Pro, in 16:9": each piece can be taken away. */
export function FilterSentence() {
  const chips = chipsOf(filters.value, sessionName);
  return (
    <p class="gallery-sentence">
      <span class="gallery-count" role="status">
        {result.value && plural(result.value.total, 'image')}
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
      {chips.length > 1 && (
        <button class="link small" type="button" onClick={showAll}>
          Show all
        </button>
      )}
    </p>
  );
}
