import { filterBy, filters } from '../../state/gallery/filters.ts';
import { SearchField } from '../SearchField.tsx';
import { FilterPicker } from './filters/FilterPicker.tsx';
import './GalleryBar.css';
import { SavedSearches } from './SavedSearches.tsx';
import { ViewPicker } from './ViewPicker.tsx';

/** What to look for, and how it is shown. */
export function GalleryBar() {
  return (
    <search class="gallery-bar">
      <SearchField label="Search prompts and tags" text={filters.value.text} onSearch={(text) => filterBy({ text })} />
      <FilterPicker />
      <ViewPicker />
      <SavedSearches />
    </search>
  );
}
