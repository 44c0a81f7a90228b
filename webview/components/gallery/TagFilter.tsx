import { filterBy, filters } from '../../state/gallery/filters.ts';
import { TagInput } from './TagInput.tsx';

export function TagFilter() {
  return <TagInput label="Tagged" onTag={(tag) => filterBy({ tags: [...new Set([...filters.value.tags, tag])] })} />;
}
