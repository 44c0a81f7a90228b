import { type DaySpan, filterBy, filters } from '../../state/gallery/filters.ts';
import { Field } from '../Field.tsx';
import { FilterSelect } from './FilterSelect.tsx';

const spans = [
  { value: '1', name: 'Today' },
  { value: '7', name: 'The last 7 days' },
  { value: '30', name: 'The last 30 days' },
  { value: '365', name: 'The last 365 days' },
  { value: 'range', name: 'Between two days…' },
] as const;

export function DateFilter() {
  const { dates } = filters.value;
  const range = dates && !('days' in dates) ? dates : undefined;
  return (
    <>
      <FilterSelect
        label="Made"
        value={range ? 'range' : dates && 'days' in dates ? String(dates.days) : undefined}
        any="At any time"
        choices={spans}
        onChoose={(value) =>
          filterBy({ dates: value === 'range' ? { from: today() } : value ? { days: Number(value) } : undefined })
        }
      />
      {range && (
        <div class="gallery-dates">
          <Day name="From" end="from" range={range} />
          <Day name="To" end="to" range={range} />
        </div>
      )}
    </>
  );
}

function Day({ name, end, range }: { name: string; end: 'from' | 'to'; range: DaySpan }) {
  return (
    <Field label={name}>
      <input
        class="input"
        type="date"
        value={range[end] ?? ''}
        onChange={(event) => {
          const day = event.currentTarget.value;
          const { [end]: _, ...other }: DaySpan = range;
          filterBy({ dates: day ? { ...other, [end]: day } : Object.keys(other).length > 0 ? other : undefined });
        }}
      />
    </Field>
  );
}

/** The local day as an input takes it. */
const today = (): string => new Date().toLocaleDateString('sv-SE');
