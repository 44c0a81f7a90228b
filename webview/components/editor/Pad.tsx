import { useEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../../src/protocol/pixels.ts';
import type { Gesture } from '../../state/editor/gesture.ts';
import type { Point } from '../../state/point.ts';
import { arrowStep } from './arrowStep.ts';
import './Pad.css';

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
  const pad = useRef<HTMLDivElement>(null);
  const [pen, setPen] = useState<Pen | undefined>();
  // What was begun is ended by the same gesture, also when the page is drawn anew meanwhile.
  const begun = useRef(gesture);
  const isDrawing = useRef(false);
  const begin = (at: Point, { altKey }: KeyboardEvent | PointerEvent) => {
    end();
    begun.current = gesture;
    isDrawing.current = true;
    gesture.start(at, { alternative: altKey });
  };
  const end = () => {
    if (isDrawing.current) begun.current.end();
    isDrawing.current = false;
  };
  const cancel = () => {
    begun.current.cancel();
    isDrawing.current = false;
  };
  // What is seen on the picture is what is sent, also when the pen never comes to be lifted.
  useEffect(() => end, []);
  const share = (value: number, whole: number) => `${(100 * value) / whole}%`;

  const toImage = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = pad.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
  };

  const onPointerMove = (event: PointerEvent) => {
    const point = toImage(event);
    setPen({ ...point, by: 'pointer', down: pen?.down ?? false });
    if (!pen?.down || pen.by !== 'pointer') return;
    const every = event.getCoalescedEvents?.() ?? [];
    begun.current.move(every.length > 0 ? every.map(toImage) : [point]);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepOfPen(event, size, pen ?? { x: size.width / 2, y: size.height / 2, by: 'keys', down: false });
    if (next) {
      setPen(next);
      if (next.down) begun.current.move([next]);
    } else if (event.key === 'Enter' && pen) {
      if (pen.down) end();
      else begin(pen, event);
      setPen({ ...pen, by: 'keys', down: !pen.down });
    } else if (event.key === 'Escape' && pen?.down) {
      cancel();
      setPen({ ...pen, down: false });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      class="pad"
      ref={pad}
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a surface to draw on by keys too, as its label says.
      tabIndex={0}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        // What lies beneath would move the picture.
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        const point = toImage(event);
        setPen({ ...point, by: 'pointer', down: true });
        begin(point, event);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        end();
        setPen(pen && { ...pen, down: false });
      }}
      onPointerCancel={() => {
        cancel();
        setPen(undefined);
      }}
      onPointerLeave={() => pen?.down || setPen(undefined)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (pen?.by !== 'keys') return;
        end();
        setPen(undefined);
      }}
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

interface Pen extends Point {
  readonly by: 'pointer' | 'keys';
  readonly down: boolean;
}

function stepOfPen(event: KeyboardEvent, size: Size, pen: Pen): Pen | undefined {
  const by = arrowStep(event, size);
  if (!by) return undefined;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return { ...pen, by: 'keys', x: within(pen.x + by.x, size.width), y: within(pen.y + by.y, size.height) };
}
