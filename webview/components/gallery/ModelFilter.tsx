import type { GalleryFacets } from '../../../src/protocol/api/gallery.ts';
import { modelFacts } from '../../../src/protocol/catalog.ts';
import { filterBy, filters } from '../../state/gallery/filters.ts';
import { FilterChips } from './FilterChips.tsx';

const families = { pro: 'any Pro', flash: 'any Flash' } as const;

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
      value={model ?? (family && `family:${family}`)}
      any="any model"
      choices={[
        ...offered.map(({ value, images }) => ({ value: `family:${value}`, name: families[value], images })),
        ...found.models.map(({ value, images }) => ({ value, name: modelFacts(value).name, images })),
      ]}
      onChoose={(value) => {
        const chosen = offered.find((one) => value === `family:${one.value}`)?.value;
        filterBy({ family: chosen, model: chosen ? undefined : value });
      }}
    />
  );
}
