import type { ComponentChildren } from 'preact';
import type { Size } from '../../src/protocol/pixels.ts';
import './Frame.css';

/** The room for one picture, of its final size before it is there: as large as fits, never larger than its pixels. */
export function Frame({ size, children }: { size: Size; children: ComponentChildren }) {
  return (
    <div class="frame-room">
      <div class="frame" style={{ '--width': String(size.width), '--height': String(size.height) }}>
        {children}
      </div>
    </div>
  );
}
