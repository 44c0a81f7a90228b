import { useEffect, useState } from 'preact/hooks';
import type { SavedSearch } from '../../../src/protocol/api/gallery.ts';
import { loadSearches, removeSearch, savedSearches, saveSearch, sessionName } from '../../state/gallery/facets.ts';
import { filters, parseFilters } from '../../state/gallery/filters.ts';
import { chipsOf } from '../../state/gallery/filterWords.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { Picker, useClosePicker } from '../Picker.tsx';

/** Filters that come back by name. */
export function SavedSearches() {
  return (
    <Picker name="Saved searches" current="come back to one" label="Saved" picture={<Icon name="bookmark" />}>
      <Searches />
    </Picker>
  );
}

function Searches() {
  const close = useClosePicker();
  const [name, setName] = useState('');
  useEffect(() => void loadSearches(), []);
  const save = () => {
    if (!name.trim()) return;
    void saveSearch(name.trim());
    setName('');
  };
  return (
    <>
      {savedSearches.value.length === 0 && (
        <p class="quiet">Give what you are looking at a name, and come back to it.</p>
      )}
      <ul class="gallery-searches">
        {savedSearches.value.map((search) => (
          <li key={search.name}>
            <button
              type="button"
              class="gallery-saved"
              title={wordsOf(search)}
              onClick={() => {
                filters.value = parseFilters(search.filters);
                close();
              }}
            >
              {search.name}
            </button>
            <IconButton icon="close" label={`Forget ${search.name}`} onPress={() => void removeSearch(search)} />
          </li>
        ))}
      </ul>
      <form
        class="gallery-save"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label="Save this search as">
          <input
            class="input"
            value={name}
            maxLength={100}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.stopPropagation();
              save();
            }}
          />
        </Field>
        <Button onPress={save}>Save</Button>
      </form>
    </>
  );
}

/** "Images tagged “kept”, in 16:9". */
function wordsOf({ filters: kept }: SavedSearch): string {
  const chips = chipsOf(parseFilters(kept), sessionName);
  return chips.length > 0 ? `Images ${chips.map(({ words }) => words).join(', ')}` : 'All images';
}
