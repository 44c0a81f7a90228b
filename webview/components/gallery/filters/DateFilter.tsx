import { type DaySpan, filterBy, filters } from '../../../state/gallery/filters.ts';
import { FilterChips } from './FilterChips.tsx';
import { FilterRow } from './FilterRow.tsx';

/** By how many days back they begin. */
const spans: Readonly<Record<string, string>> = {
  1: 'today',
  7: 'last 7 days',
  30: 'last 30 days',
  365: 'last 365 days',
  range: 'between…',
};

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
        choices={Object.keys(spans).map((value) => ({ value }))}
        nameOf={(value) => spans[value] ?? `last ${value} days`}
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
      // Later years would have five digits.
      max="9999-12-31"
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
