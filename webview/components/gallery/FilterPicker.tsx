import { useEffect } from 'preact/hooks';
import type { FacetCount } from '../../../src/protocol/api/gallery.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { formatCount } from '../../format.ts';
import { facets, loadFacets } from '../../state/gallery/facets.ts';
import { filterBy, filters } from '../../state/gallery/filters.ts';
import { Icon } from '../Icon.tsx';
import { Picker } from '../Picker.tsx';
import { DateFilter } from './DateFilter.tsx';
import { FilterSelect } from './FilterSelect.tsx';
import { TagFilter } from './TagFilter.tsx';

/** All filters in one panel; what is chosen stands as a sentence under the search. */
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
  const found = facets.value;
  if (!found) return <p class="quiet">Counting…</p>;
  return (
    <div class="gallery-filters">
      <FilterSelect
        label="Model"
        value={asked.model ?? (asked.family && `family:${asked.family}`)}
        any="Any model"
        choices={[
          ...choicesOf(found.families, (family) => [
            `family:${family}`,
            family === 'pro' ? 'All Pro models' : 'All Flash models',
          ]),
          ...choicesOf(found.models, (model) => [model, modelFacts(model).name]),
        ]}
        onChoose={(value) => {
          const family = value === 'family:pro' ? 'pro' : value === 'family:flash' ? 'flash' : undefined;
          filterBy({ family, model: family ? undefined : value });
        }}
      />
      <FilterSelect
        label="Shape"
        value={asked.aspectRatio}
        any="Any shape"
        choices={choicesOf(found.aspectRatios, (ratio) => [ratio, ratio])}
        onChoose={(value) => filterBy({ aspectRatio: found.aspectRatios.find((one) => one.value === value)?.value })}
      />
      <FilterSelect
        label="Size"
        value={asked.resolution}
        any="Any size"
        choices={choicesOf(found.resolutions, (resolution) => [resolution, resolution])}
        onChoose={(value) => filterBy({ resolution: found.resolutions.find((one) => one.value === value)?.value })}
      />
      <FilterSelect
        label="Kind"
        value={flagValue(asked.edited)}
        any="Originals and edits"
        choices={choicesOf(found.edited, (edited) => [String(edited), edited ? 'Edits only' : 'Originals only'])}
        onChoose={(value) => filterBy({ edited: flagOf(value) })}
      />
      <FilterSelect
        label="Favourites"
        value={flagValue(asked.favourite)}
        any="With and without"
        choices={choicesOf(found.favourite, (yes) => [String(yes), yes ? 'Favourites only' : 'All others'])}
        onChoose={(value) => filterBy({ favourite: flagOf(value) })}
      />
      {found.sessions.length > 0 && (
        <FilterSelect
          label="Session"
          value={asked.sessionId}
          any="Any session"
          choices={found.sessions.map(({ id, name }) => ({ value: id, name }))}
          onChoose={(sessionId) => filterBy({ sessionId })}
        />
      )}
      <DateFilter />
      <TagFilter />
      <FilterSelect
        label="Where"
        value={asked.deleted ? 'trash' : undefined}
        any="Gallery"
        choices={[
          { value: 'trash', name: `Trash (${formatCount(found.deleted.find(({ value }) => value)?.images ?? 0)})` },
        ]}
        onChoose={(value) => filterBy({ deleted: value === 'trash' ? true : undefined })}
      />
    </div>
  );
}

function choicesOf<Value>(
  counts: readonly FacetCount<Value>[],
  words: (value: Value) => readonly [value: string, name: string],
): readonly { readonly value: string; readonly name: string }[] {
  return counts.map(({ value, images }) => {
    const [own, name] = words(value);
    return { value: own, name: `${name} (${formatCount(images)})` };
  });
}

const flagValue = (flag: boolean | undefined): string | undefined => (flag === undefined ? undefined : String(flag));
const flagOf = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value === 'true');
