import { useEffect, useState } from 'preact/hooks';
import { host } from '../../../host.ts';
import { filterBy, filters } from '../../../state/gallery/filters.ts';
import { showError } from '../../../state/notices.ts';
import { TagInput } from '../TagInput.tsx';
import { FilterRow } from './FilterRow.tsx';

/** So many of those in use are at hand; any other is found by its name. */
const atHand = 6;

export function TagFilter() {
  const { tags: chosen } = filters.value;
  const [inUse, setInUse] = useState<readonly string[]>([]);
  useEffect(() => {
    host.findTags('').then((found) => setInUse(found.slice(0, atHand).map(({ tag }) => tag)), showError);
  }, []);
  const toggle = (tag: string) =>
    filterBy({ tags: chosen.includes(tag) ? chosen.filter((other) => other !== tag) : [...chosen, tag] });
  const offered = [...new Set([...chosen, ...inUse])];
  return (
    <FilterRow words="tagged">
      <fieldset class="filter-tags" aria-label="Tags">
        {offered.map((tag) => (
          <button
            key={tag}
            class="filter-tag"
            type="button"
            aria-pressed={chosen.includes(tag)}
            onClick={() => toggle(tag)}
          >
            {tag}
          </button>
        ))}
        <TagInput label="Tagged" labelHidden onTag={(tag) => chosen.includes(tag) || toggle(tag)} />
      </fieldset>
    </FilterRow>
  );
}
