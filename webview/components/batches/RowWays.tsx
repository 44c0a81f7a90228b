import type { BatchRow } from '../../../src/protocol/api/batches.ts';
import { openImage } from '../../state/actions.ts';
import { change } from '../../state/batches/batch.ts';
import { IconButton } from '../IconButton.tsx';

/** What can be done with the row that is selected. */
export function RowWays({ row: { n, state, image } }: { row: BatchRow }) {
  return (
    <span class="batch-ways">
      {image && <IconButton icon="fileMedia" label="Open Image" onPress={() => openImage(image.id)} />}
      {state === 'queued' && (
        <>
          <IconButton icon="arrowUp" label="Do Next" onPress={() => change({ do: 'move', rows: [n], to: 'first' })} />
          <IconButton icon="arrowDown" label="Do Last" onPress={() => change({ do: 'move', rows: [n], to: 'last' })} />
        </>
      )}
      {state !== 'queued' && state !== 'sent' && state !== 'done' && (
        <IconButton icon="refresh" label="Try Again" onPress={() => change({ do: 'retry', rows: [n] })} />
      )}
      {(state === 'queued' || state === 'unknown') && (
        <IconButton icon="close" label="Leave Out" onPress={() => change({ do: 'leaveOut', rows: [n] })} />
      )}
    </span>
  );
}
