import type { BatchRow, BatchSnapshot } from '../../../src/protocol/api/batches.ts';
import { openRow } from '../../state/batches/batch.ts';
import { isFavourite, setFavourite } from '../../state/images/favourites.ts';
import { IconButton } from '../IconButton.tsx';
import { RowPicture, RowState } from './BatchRowLine.tsx';
import { cellId, type GridPlace } from './gridKeys.ts';

interface BatchGridCellProps {
  readonly place: GridPlace;
  readonly row: BatchRow | undefined;
  readonly batch: BatchSnapshot;
  /** The prompt and the options. */
  readonly name: string;
  /** The one cell that the Tab key stops at. */
  readonly active: boolean;
  readonly onReach: (place: GridPlace) => void;
}

/** One image of the comparison, or how it goes with it. Enter or a click opens it, Space picks it. */
export function BatchGridCell({ place, row, batch, name, active, onReach }: BatchGridCellProps) {
  const image = row?.image;
  const picked = image !== undefined && isFavourite(image);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    if (image) void setFavourite(image.id, !picked);
  };
  return (
    <td class="batch-cell">
      <button
        id={cellId(place)}
        class="batch-cell-open"
        type="button"
        aria-disabled={image ? undefined : 'true'}
        title={row?.failure?.message}
        tabIndex={active ? 0 : -1}
        onFocus={() => onReach(place)}
        onKeyDown={onKeyDown}
        onClick={() => openRow(row)}
      >
        <span class="unseen">
          {name}
          {picked && ', picked'}
        </span>
        {row && <RowPicture row={row} />}
        {row && !image && (
          <span class="batch-cell-words quiet small">
            <RowState row={row} batch={batch} />
          </span>
        )}
      </button>
      {image && (
        <span class="batch-cell-pick">
          <IconButton
            icon={picked ? 'heartFilled' : 'heart'}
            label={picked ? 'Take this pick back' : 'Pick this one'}
            pressed={picked}
            tabIndex={-1}
            onPress={() => void setFavourite(image.id, !picked)}
          />
        </span>
      )}
    </td>
  );
}
