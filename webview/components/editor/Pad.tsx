import type { Size } from '../../../src/protocol/pixels.ts';
import type { Gesture } from '../../state/editor/gesture.ts';
import './Pad.css';
import { usePen } from './usePen.ts';

interface PadProps {
  readonly size: Size;
  /** What is drawn here, and how, for reading aloud. */
  readonly label: string;
  readonly gesture: Gesture;
  /** Of the brush, in pixels of the image; without one there is a cross. */
  readonly brush?: number;
}

/**
 * Lies over the picture and takes drawing, by pointer or by keys: arrows move a pen of its own (Shift further, Alt by
 * single pixels), Enter puts it down and lifts it, Escape lets go of what is under way.
 */
export function Pad({ size, label, gesture, brush }: PadProps) {
  const { pen, handlers } = usePen(gesture, size);
  const share = (value: number, whole: number) => `${(100 * value) / whole}%`;
  return (
    <div
      class="pad"
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a surface to draw on by keys too, as its label says.
      tabIndex={0}
      {...handlers}
    >
      {pen && (
        <div
          class={`pen ${brush ? 'pen-brush' : 'pen-cross'}${pen.by === 'keys' ? ' pen-keys' : ''}${pen.down ? ' pen-down' : ''}`}
          style={{
            left: share(pen.x, size.width),
            top: share(pen.y, size.height),
            ...(brush && { width: share(brush, size.width) }),
          }}
        />
      )}
    </div>
  );
}
