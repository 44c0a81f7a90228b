import type { GalleryFacets } from '../../../../src/protocol/api/gallery.ts';
import { filterBy, filters } from '../../../state/gallery/filters.ts';
import { FilterRow } from './FilterRow.tsx';

/** A list, since sessions are many and their names are long. Nothing where there is none. */
export function SessionFilter({ sessions }: Pick<GalleryFacets, 'sessions'>) {
  const { sessionId } = filters.value;
  if (sessions.length === 0 && !sessionId) return null;
  return (
    <FilterRow words="of">
      <select
        class="input"
        aria-label="Session"
        value={sessionId ?? ''}
        onChange={(event) => filterBy({ sessionId: event.currentTarget.value || undefined })}
      >
        <option value="">any session or none</option>
        {sessions.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </FilterRow>
  );
}
