import { useEffect } from 'preact/hooks';
import type { FacetCount, GalleryFacets } from '../../../../src/protocol/api/gallery.ts';
import { catalog } from '../../../../src/protocol/catalog.ts';
import { aspectRatios, resolutions } from '../../../../src/protocol/model.ts';
import { plural } from '../../../../src/protocol/words.ts';
import { facets, loadFacets, sessionName } from '../../../state/gallery/facets.ts';
import { filterBy, filters, showAll } from '../../../state/gallery/filters.ts';
import { chipsOf } from '../../../state/gallery/filterWords.ts';
import { result } from '../../../state/gallery/result.ts';
import { Icon } from '../../Icon.tsx';
import { Picker } from '../../Picker.tsx';
import { DateFilter } from './DateFilter.tsx';
import { FilterChips, type FilterChoice } from './FilterChips.tsx';
import { ModelFilter } from './ModelFilter.tsx';
import { SessionFilter } from './SessionFilter.tsx';
import { TagFilter } from './TagFilter.tsx';

/** All filters in one panel that reads as a sentence; what is chosen stands as one under the search. */
export function FilterPicker() {
  return (
    <Picker name="Filter" current="choose what to show" label="Filter" picture={<Icon name="filter" />}>
      <Filters />
    </Picker>
  );
}

function Filters() {
  const asked = filters.value;
  useEffect(() => void loadFacets(), [asked]);
  const found = inOrder(facets.value ?? notCounted);
  return (
    <div class="gallery-filters">
      <p class="filter-head">
        <span>{result.value && plural(result.value.total, 'image')}</span>
        {chipsOf(asked, sessionName).length > 0 && (
          <button class="link small" type="button" onClick={showAll}>
            Show all
          </button>
        )}
      </p>
      <FilterChips
        label="Kind"
        words="that are"
        value={flagValue(asked.edited)}
        any="originals or edits"
        choices={choicesOf(found.edited)}
        nameOf={(value) => (value === 'true' ? 'edits' : 'originals')}
        onChoose={(value) => filterBy({ edited: flagOf(value) })}
      />
      <FilterChips
        label="Favourites"
        words="and are"
        value={flagValue(asked.favourite)}
        any="favourites or not"
        choices={choicesOf(found.favourite)}
        nameOf={(value) => (value === 'true' ? 'favourites' : 'others')}
        onChoose={(value) => filterBy({ favourite: flagOf(value) })}
      />
      <ModelFilter found={found} />
      <FilterChips
        label="Shape"
        words="in"
        value={asked.aspectRatio}
        any="any shape"
        choices={found.aspectRatios}
        nameOf={(ratio) => ratio}
        onChoose={(value) => filterBy({ aspectRatio: aspectRatios.find((one) => one === value) })}
      />
      <FilterChips
        label="Size"
        words="at"
        value={asked.resolution}
        any="any size"
        choices={found.resolutions}
        nameOf={(resolution) => resolution}
        onChoose={(value) => filterBy({ resolution: resolutions.find((one) => one === value) })}
      />
      <DateFilter />
      <TagFilter />
      <SessionFilter sessions={found.sessions} />
      <FilterChips
        label="Where"
        words="in"
        value={asked.deleted ? 'trash' : undefined}
        any="the gallery"
        choices={[{ value: 'trash', images: inTrash(found) }]}
        nameOf={() => 'the trash'}
        onChoose={(value) => filterBy({ deleted: value === 'trash' ? true : undefined })}
      />
    </div>
  );
}

/** For the moment until it is: the focus has a place to go to. */
const notCounted: GalleryFacets = {
  models: [],
  families: [],
  aspectRatios: [],
  resolutions: [],
  edited: [],
  favourite: [],
  deleted: [],
  sessions: [],
};

/** Always the same, so that nothing moves under the pointer when the counts change. */
const inOrder = ({
  models,
  aspectRatios: ratios,
  resolutions: sizes,
  edited,
  favourite,
  ...others
}: GalleryFacets) => ({
  ...others,
  models: sortedBy(models, (id) => indexIn(catalog, ({ id: known }) => known === id)),
  aspectRatios: sortedBy(ratios, (ratio) => aspectRatios.indexOf(ratio)),
  resolutions: sortedBy(sizes, (size) => resolutions.indexOf(size)),
  edited: sortedBy(edited, Number),
  favourite: sortedBy(favourite, (isFavourite) => -Number(isFavourite)),
});

const sortedBy = <Value,>(counts: readonly FacetCount<Value>[], placeOf: (value: Value) => number) =>
  counts.toSorted((a, b) => placeOf(a.value) - placeOf(b.value));

/** What is unknown comes last. */
function indexIn<Item>(list: readonly Item[], is: (item: Item) => boolean): number {
  const at = list.findIndex(is);
  return at < 0 ? list.length : at;
}

const inTrash = ({ deleted }: GalleryFacets): number => deleted.find(({ value }) => value)?.images ?? 0;

const choicesOf = (counts: readonly FacetCount<boolean>[]): readonly FilterChoice[] =>
  counts.map(({ value, images }) => ({ value: String(value), images }));
const flagValue = (flag: boolean | undefined): string | undefined => (flag === undefined ? undefined : String(flag));
const flagOf = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === 'true');
