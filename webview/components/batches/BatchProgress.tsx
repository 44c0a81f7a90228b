import type { BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { progressLine } from '../../state/batches/batchWords.ts';
import { useNow } from '../../state/clock.ts';

/** How far a batch is, in words; the clock ticks only while it moves. */
export const BatchProgress = ({ batch }: { batch: BatchSnapshot }) =>
  batch.phase === 'running' ? <Moving batch={batch} /> : <span>{progressLine(batch, 0)}</span>;

const Moving = ({ batch }: { batch: BatchSnapshot }) => <span>{progressLine(batch, useNow())}</span>;
