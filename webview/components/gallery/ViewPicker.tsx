import { filterBy, filters } from '../../state/gallery/filters.ts';
import { look, size } from '../../state/gallery/viewport.ts';
import { Icon } from '../Icon.tsx';
import { Picker } from '../Picker.tsx';
import { RadioGroup } from '../RadioGroup.tsx';

const sortNames = { newest: 'Newest first', oldest: 'Oldest first', mostEdited: 'Most edited' } as const;

/** Order, size and shape of the tiles. */
export function ViewPicker() {
  const { sort } = filters.value;
  return (
    <Picker name="Order and size" current={sortNames[sort]} picture={<Icon name="sort" />}>
      <RadioGroup
        legend="Order"
        look="list"
        value={sort}
        choices={[
          { value: 'newest', content: sortNames.newest },
          { value: 'oldest', content: sortNames.oldest },
          { value: 'mostEdited', content: sortNames.mostEdited },
        ]}
        onChoose={(chosen) => filterBy({ sort: chosen })}
      />
      <RadioGroup
        legend="Size"
        look="segments"
        value={size.value}
        choices={[
          { value: 'small', content: 'Small' },
          { value: 'medium', content: 'Medium' },
          { value: 'large', content: 'Large' },
        ]}
        onChoose={(chosen) => {
          size.value = chosen;
        }}
      />
      <RadioGroup
        legend="Tiles"
        look="segments"
        value={look.value}
        choices={[
          { value: 'fitted', content: 'Own shape' },
          { value: 'square', content: 'Square' },
        ]}
        onChoose={(chosen) => {
          look.value = chosen;
        }}
      />
    </Picker>
  );
}
