import type { Size } from '../../../src/protocol/pixels.ts';
import { cropGesture } from '../../state/editor/cropGesture.ts';
import { crop } from '../../state/editor/tools.ts';
import './CropLayer.css';
import { Pad } from './Pad.tsx';

/** The part to keep, with the rest in the dark. Drawing anew sets it; its corners and its middle can be moved. */
export function CropLayer({ size }: { size: Size }) {
  const area = crop.value;
  const share = (value: number, whole: number) => `${(100 * value) / whole}%`;
  return (
    <div class="crop-layer">
      {area && (
        <div
          class="crop-area"
          style={{
            left: share(area.left, size.width),
            top: share(area.top, size.height),
            width: share(area.width, size.width),
            height: share(area.height, size.height),
          }}
        />
      )}
      <Pad
        size={size}
        label="The part to keep. Arrow keys move, Enter sets a corner and then the opposite one, Escape lets go."
        gesture={cropGesture(size)}
      />
    </div>
  );
}
