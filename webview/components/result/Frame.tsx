import type { ComponentChildren } from 'preact';
import type { Size } from '../../../src/protocol/pixels.ts';
import './Frame.css';

/** Where a picture will lie in its room, exactly as the ZoomView will lay it. */
export function Frame({ size, children }: { size: Size; children: ComponentChildren }) {
  return (
    <div class="frame-room">
      <div class="frame" style={{ '--width': String(size.width), '--height': String(size.height) }}>
        {children}
      </div>
    </div>
  );
}
