import { useEffect } from 'preact/hooks';
import type { BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { batch, followBatch, keepBatchPage, openRow, rows, selectedIndex, view } from '../../state/batches/batch.ts';
import { PageTrouble } from '../PageTrouble.tsx';
import { BatchBar } from './BatchBar.tsx';
import { BatchGridView } from './BatchGridView.tsx';
import { BatchHead } from './BatchHead.tsx';
import { BatchRowLine } from './BatchRowLine.tsx';
import './BatchView.css';
import { RowDetail } from './RowDetail.tsx';
import { WindowedList } from './WindowedList.tsx';

/** One batch: how it goes as a whole, and every row of it. */
export function BatchView() {
  useEffect(followBatch, []);
  useEffect(keepBatchPage, []);
  const now = batch.value.value;
  const selected = view.value === 'list' && selectedIndex.value !== undefined && rows.at(selectedIndex.value);
  return (
    <main class="batch">
      {!now && <PageTrouble failure={batch.failure.value} reload={batch.reload} />}
      {now && (
        <>
          <BatchHead batch={now} />
          <BatchBar batch={now} />
          <div class="batch-list">
            {view.value === 'grid' ? <BatchGridView batch={now} /> : <RowList batch={now} />}
          </div>
          {selected && <RowDetail row={selected} batch={now} />}
        </>
      )}
    </main>
  );
}

function RowList({ batch: now }: { batch: BatchSnapshot }) {
  const total = rows.total.value;
  if (rows.failure.value) return <PageTrouble failure={rows.failure.value} reload={rows.refresh} />;
  if (total === 0) return <p class="batch-none quiet">No row is like that.</p>;
  return (
    <WindowedList
      label="Rows of the batch"
      total={total ?? 0}
      rowHeight={48}
      selected={selectedIndex.value}
      onSelect={(index) => {
        selectedIndex.value = index;
      }}
      onOpen={(index) => openRow(rows.at(index))}
      onShow={rows.show}
    >
      {(index) => <BatchRowLine row={rows.at(index)} batch={now} />}
    </WindowedList>
  );
}
