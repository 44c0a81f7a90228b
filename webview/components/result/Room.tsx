import type { ComponentChildren } from 'preact';
import type { Size } from '../../../src/protocol/pixels.ts';
import './Room.css';

/** The room for one picture, of its final size before it is there: as large as fits, never larger than its pixels. */
export function Room({ size, children }: { size: Size; children: ComponentChildren }) {
  return (
    <div class="room">
      <div class="room-inside" style={{ '--width': String(size.width), '--height': String(size.height) }}>
        {children}
      </div>
    </div>
  );
}
