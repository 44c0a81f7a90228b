import { tagSelected } from '../../state/gallery/bulk.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { selected } from '../../state/gallery/selection.ts';
import { Icon } from '../Icon.tsx';
import { Picker } from '../Picker.tsx';
import { TagInput } from './TagInput.tsx';

/** As many of the selected images are asked for the tags that they have. */
const mostLookedAt = 100;

/** Adds a tag to all that is selected, or takes one from all. */
export function TagPicker() {
  return (
    <Picker name="Tags" current="add or take away" label="" picture={<Icon name="tag" />}>
      <Tags />
    </Picker>
  );
}

function Tags() {
  const looked = [...selected.value].slice(0, mostLookedAt);
  const tags = [...new Set(looked.flatMap((key) => cardOf(key).value?.tags ?? []))].sort();
  return (
    <>
      <TagInput label="Add a tag" onTag={(tag) => void tagSelected({ add: [tag] })} />
      {tags.length > 0 && (
        <div class="gallery-tags">
          {tags.map((tag) => (
            <button
              key={tag}
              class="chip"
              type="button"
              aria-label={`Take away ${tag}`}
              onClick={() => void tagSelected({ remove: [tag] })}
            >
              <span>{tag}</span>
              <Icon name="close" />
            </button>
          ))}
        </div>
      )}
    </>
  );
}
