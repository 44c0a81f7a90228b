import { type DaySpan, filterBy, filters } from '../../state/gallery/filters.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterRow } from './FilterRow.tsx';

const spans = [
  { value: '1', name: 'today' },
  { value: '7', name: 'last 7 days' },
  { value: '30', name: 'last 30 days' },
  { value: '365', name: 'last 365 days' },
  { value: 'range', name: 'between…' },
] as const;

export function DateFilter() {
  const { dates } = filters.value;
  const range = dates && !('days' in dates) ? dates : undefined;
  return (
    <>
      <FilterChips
        label="Made"
        words="from"
        value={range ? 'range' : dates && 'days' in dates ? String(dates.days) : undefined}
        any="any time"
        choices={spans}
        onChoose={(value) =>
          filterBy({ dates: value === 'range' ? { from: today() } : value ? { days: Number(value) } : undefined })
        }
      />
      {range && (
        <FilterRow words="">
          <div class="filter-dates">
            <Day name="From" end="from" range={range} />
            <span aria-hidden="true">to</span>
            <Day name="To" end="to" range={range} />
          </div>
        </FilterRow>
      )}
    </>
  );
}

function Day({ name, end, range }: { name: string; end: 'from' | 'to'; range: DaySpan }) {
  return (
    <input
      class="input"
      type="date"
      aria-label={name}
      value={range[end] ?? ''}
      onChange={(event) => {
        const day = event.currentTarget.value;
        const { [end]: _, ...other }: DaySpan = range;
        filterBy({ dates: day ? { ...other, [end]: day } : Object.keys(other).length > 0 ? other : undefined });
      }}
    />
  );
}

/** The local day as an input takes it. */
const today = (): string => new Date().toLocaleDateString('sv-SE');
