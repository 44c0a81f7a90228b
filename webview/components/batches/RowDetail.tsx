import type { BatchRow, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { RowState } from './BatchRowLine.tsx';
import './RowDetail.css';
import { RowWays } from './RowWays.tsx';

/** The row that is selected: all of its words, which its line has no room for, and what can be done with it. */
export function RowDetail({ row, batch }: { row: BatchRow; batch: BatchSnapshot }) {
  const failed = row.state === 'failed' || row.state === 'unknown';
  return (
    <section class="row-detail" aria-label="Selected row">
      <div>
        <p class={failed ? 'batch-reason' : 'quiet'}>
          <RowState row={row} batch={batch} />
        </p>
        <p>{row.prompt}</p>
      </div>
      <RowWays row={row} />
    </section>
  );
}
