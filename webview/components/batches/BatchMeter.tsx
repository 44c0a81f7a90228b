import type { BatchCounts } from '../../../src/protocol/api/batches.ts';
import { totalOf } from '../../state/batches/batchWords.ts';
import './BatchMeter.css';

/** A thin bar of what is done, what failed and what is on its way; decoration beside the words that say the same. */
export function BatchMeter({ counts }: { counts: BatchCounts }) {
  const total = Math.max(1, totalOf(counts));
  const parts = { done: counts.done, failed: counts.failed + counts.unknown, sent: counts.sent };
  return (
    <div class="batch-meter" aria-hidden="true">
      {Object.entries(parts).map(([part, count]) => (
        <div key={part} class={`batch-meter-${part}`} style={{ width: `${(count / total) * 100}%` }} />
      ))}
    </div>
  );
}
