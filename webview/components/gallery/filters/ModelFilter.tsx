import type { GalleryFacets } from '../../../../src/protocol/api/gallery.ts';
import { modelFacts } from '../../../../src/protocol/catalog.ts';
import type { ModelFamily } from '../../../../src/protocol/model.ts';
import { filterBy, filters } from '../../../state/gallery/filters.ts';
import { FilterChips } from './FilterChips.tsx';

const families = { pro: 'any Pro', flash: 'any Flash' } as const;
const familyValue = (family: ModelFamily): string => `family:${family}`;
const familyOf = (value: string): ModelFamily | undefined =>
  (['pro', 'flash'] as const).find((family) => familyValue(family) === value);

function nameOf(value: string): string {
  const family = familyOf(value);
  return family ? families[family] : modelFacts(value).name;
}

/** By the model, or by its family: which says more than the models only where it has several. */
export function ModelFilter({ found }: { found: Pick<GalleryFacets, 'families' | 'models'> }) {
  const { model, family } = filters.value;
  const offered = found.families.filter(
    ({ value }) => value === family || found.models.filter((one) => modelFacts(one.value).family === value).length > 1,
  );
  return (
    <FilterChips
      label="Model"
      words="made with"
      value={model ?? (family && familyValue(family))}
      any="any model"
      choices={[...offered.map(({ value, images }) => ({ value: familyValue(value), images })), ...found.models]}
      nameOf={nameOf}
      onChoose={(value) => {
        const chosen = value === undefined ? undefined : familyOf(value);
        filterBy({ family: chosen, model: chosen ? undefined : value });
      }}
    />
  );
}
