import type { Signal } from '@preact/signals';
import type { Size } from '../../../src/protocol/pixels.ts';
import { formatPercent } from '../../../src/protocol/words.ts';
import { type View, zoomStep, zoomTo } from '../../state/viewer/zoom.ts';
import { IconButton } from '../IconButton.tsx';

interface ZoomControlsProps {
  readonly view: Signal<View>;
  readonly size: Size;
  readonly room: Size;
  readonly scale: number;
}

/** The same for whoever has no wheel, in a corner of the room. */
export function ZoomControls({ view, size, room, scale }: ZoomControlsProps) {
  const percent = formatPercent(scale);
  const step = (direction: 1 | -1) => {
    view.value = zoomStep(direction, view.value, size, room);
  };
  return (
    <fieldset class="zoom-controls" aria-label="Zoom">
      <IconButton icon="zoomOut" label="Zoom Out (−)" onPress={() => step(-1)} />
      <button
        class="zoom-scale"
        type="button"
        title="Actual Size (1)"
        aria-label={`${percent}: Show Actual Size (1)`}
        onClick={() => {
          view.value = zoomTo(1, view.value, size, room);
        }}
      >
        {percent}
      </button>
      <IconButton icon="zoomIn" label="Zoom In (+)" onPress={() => step(1)} />
      <IconButton
        icon="screenFull"
        label="Fit (0)"
        onPress={() => {
          view.value = 'fit';
        }}
      />
    </fieldset>
  );
}
