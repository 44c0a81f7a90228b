import { filterBy, filters } from '../../state/gallery/filters.ts';
import { FilterPicker } from './FilterPicker.tsx';
import './GalleryBar.css';
import { SavedSearches } from './SavedSearches.tsx';
import { ViewPicker } from './ViewPicker.tsx';

/** What to look for, and how it is shown. */
export function GalleryBar() {
  return (
    <search class="gallery-bar">
      <input
        class="input gallery-search"
        type="search"
        aria-label="Search prompts and tags"
        placeholder="Search prompts and tags"
        maxLength={1000}
        value={filters.value.text}
        onInput={(event) => filterBy({ text: event.currentTarget.value })}
      />
      <FilterPicker />
      <ViewPicker />
      <SavedSearches />
    </search>
  );
}
