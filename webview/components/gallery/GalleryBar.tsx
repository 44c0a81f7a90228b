import { useEffect, useRef } from 'preact/hooks';
import { filterBy, filters } from '../../state/gallery/filters.ts';
import { focusGrid } from '../../state/gallery/focusGrid.ts';
import { SearchField } from '../SearchField.tsx';
import { FilterPicker } from './filters/FilterPicker.tsx';
import './GalleryBar.css';
import { SavedSearches } from './SavedSearches.tsx';
import { ViewPicker } from './ViewPicker.tsx';

/** What to look for, and how it is shown. */
export function GalleryBar() {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    // VS Code's own search looks at words of the page, and pictures have none.
    const find = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (!command || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      event.stopPropagation();
      bar.current?.querySelector('input')?.select();
    };
    document.addEventListener('keydown', find);
    return () => document.removeEventListener('keydown', find);
  }, []);
  return (
    <search class="gallery-bar" ref={bar}>
      <SearchField
        label="Search prompts and tags"
        text={filters.value.text}
        onSearch={(text) => filterBy({ text })}
        onDown={focusGrid}
      />
      <FilterPicker />
      <ViewPicker />
      <SavedSearches />
    </search>
  );
}
