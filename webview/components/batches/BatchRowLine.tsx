import type { BatchRow, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { rowWords, variantWords } from '../../state/batches/batchWords.ts';
import { useNow } from '../../state/clock.ts';
import { Icon, type IconName } from '../Icon.tsx';
import { ThumbnailPicture } from '../ThumbnailPicture.tsx';
import '../Thumbnail.css';
import './BatchRowLine.css';

interface BatchRowLineProps {
  readonly row: BatchRow | undefined;
  readonly batch: BatchSnapshot;
}

/** A row of a batch: its picture, its prompt, and how it goes. */
export function BatchRowLine({ row, batch }: BatchRowLineProps) {
  if (!row) return <span class="batch-blank" />;
  const failed = row.state === 'failed' || row.state === 'unknown';
  const variant = batch.variants.length > 1 ? variantWords(batch.variants[row.variant], batch.variants) : '';
  return (
    <>
      <RowPicture row={row} />
      <span class="batch-words" title={failed ? `${row.prompt}\n${row.failure?.message}` : row.prompt}>
        <span class="batch-prompt">{row.prompt}</span>
        <span class={failed ? 'batch-state batch-reason' : 'batch-state quiet'}>
          {variant && `${variant} · `}
          <RowState row={row} batch={batch} />
        </span>
      </span>
    </>
  );
}

const marks: Readonly<Record<Exclude<BatchRow['state'], 'done' | 'sent'>, IconName>> = {
  queued: 'circle',
  failed: 'error',
  unknown: 'question',
  cancelled: 'circleSlash',
};

export function RowPicture({ row }: { row: BatchRow }) {
  return (
    <span class={`batch-picture ${row.state}`}>
      {row.image ? (
        <ThumbnailPicture key={row.image.id} image={row.image} />
      ) : row.state === 'sent' || row.state === 'done' ? (
        <span class="thumbnail-mark drawing" />
      ) : (
        <Icon name={marks[row.state]} />
      )}
    </span>
  );
}

/** Ticks only where something counts. */
export function RowState({ row, batch }: { row: BatchRow; batch: BatchSnapshot }) {
  const ticks = row.state === 'sent' || row.waitingUntil !== undefined;
  return ticks ? <Ticking row={row} batch={batch} /> : <span>{rowWords(row, batch, 0)}</span>;
}

const Ticking = ({ row, batch }: { row: BatchRow; batch: BatchSnapshot }) => (
  <span>{rowWords(row, batch, useNow())}</span>
);
