import { plural } from '../../../src/protocol/words.ts';
import { addTag, removeTag } from '../../state/gallery/bulk.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { selected } from '../../state/gallery/selection.ts';
import { Icon } from '../Icon.tsx';
import { Picker } from '../Picker.tsx';
import { TagInput } from './TagInput.tsx';

/** As many of the selected images are asked for the tags that they have. */
const mostLookedAt = 100;
/** More would be a wall of words; those that most of the images have come first. */
const mostShown = 40;

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
  const tags = byUse(looked.flatMap((key) => cardOf(key).value?.tags ?? []));
  const others = tags.length - mostShown;
  return (
    <>
      <TagInput label="Add a tag" onTag={(tag) => void addTag(tag)} />
      {tags.length > 0 && (
        <div class="gallery-tags">
          {tags.slice(0, mostShown).map((tag) => (
            <button
              key={tag}
              class="chip"
              type="button"
              aria-label={`Take away ${tag}`}
              onClick={() => void removeTag(tag)}
            >
              <span>{tag}</span>
              <Icon name="close" />
            </button>
          ))}
        </div>
      )}
      {others > 0 && <p class="quiet small">And {plural(others, 'tag')} that fewer of them have.</p>}
    </>
  );
}

/** Each once, those that come most often first. */
function byUse(tags: readonly string[]): readonly string[] {
  const counts = [...Map.groupBy(tags, (tag) => tag)].map(([tag, { length }]) => ({ tag, length }));
  return counts.sort((a, b) => b.length - a.length || a.tag.localeCompare(b.tag)).map(({ tag }) => tag);
}
