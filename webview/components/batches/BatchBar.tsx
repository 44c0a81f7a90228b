import type { BatchSnapshot, RowFilter } from '../../../src/protocol/api/batches.ts';
import { formatCount } from '../../../src/protocol/words.ts';
import { filter, look, view, words } from '../../state/batches/batch.ts';
import { totalOf } from '../../state/batches/batchWords.ts';
import { RadioGroup } from '../RadioGroup.tsx';
import { SearchField } from '../SearchField.tsx';

/** Which rows are shown, and as what. */
export function BatchBar({ batch }: { batch: BatchSnapshot }) {
  const { counts, variants } = batch;
  const numbers: Readonly<Record<RowFilter, readonly [string, number]>> = {
    all: ['All', totalOf(counts)],
    open: ['Open', counts.queued + counts.sent],
    done: ['Done', counts.done],
    failed: ['Not made', counts.failed + counts.unknown + counts.cancelled],
  };
  return (
    <div class="batch-bar">
      {view.value === 'list' && (
        <>
          <RadioGroup
            legend="Rows"
            legendHidden
            look="segments"
            value={filter.value}
            onChoose={(chosen) => look({ filter: chosen })}
            choices={Object.entries(numbers).map(([value, [name, count]]) => ({
              value: value as RowFilter,
              content: (
                <>
                  {name} <span class="batch-count">{formatCount(count)}</span>
                </>
              ),
            }))}
          />
          <SearchField label="Search prompts" text={words.value} onSearch={(text) => look({ words: text })} />
        </>
      )}
      {variants.length > 1 && (
        <RadioGroup
          legend="Shown as"
          legendHidden
          look="segments"
          value={view.value}
          onChoose={(chosen) => {
            view.value = chosen;
          }}
          choices={[
            { value: 'list', content: 'List' },
            { value: 'grid', content: 'Compare' },
          ]}
        />
      )}
    </div>
  );
}
