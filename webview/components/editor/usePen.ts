import { useEffect, useRef, useState } from 'preact/hooks';
import type { Size } from '../../../src/protocol/pixels.ts';
import type { Gesture } from '../../state/editor/gesture.ts';
import type { Point } from '../../state/point.ts';
import { arrowStep } from './arrowStep.ts';

/** Where it is over the picture, in its pixels. */
interface Pen extends Point {
  readonly by: 'pointer' | 'keys';
  readonly down: boolean;
}

type PadEvent<Kind extends Event> = Kind & { readonly currentTarget: Element };

/** What pointer and keys on a surface of the picture's own shape do to a pen, and the pen to a gesture. */
export function usePen(gesture: Gesture, size: Size) {
  const [pen, setPen] = useState<Pen | undefined>();
  // What was begun is ended by the same gesture, also when the page is drawn anew meanwhile.
  const begun = useRef<Gesture>(undefined);
  const begin = (at: Point, { altKey }: KeyboardEvent | PointerEvent) => {
    end();
    begun.current = gesture;
    gesture.start(at, { alternative: altKey });
  };
  const end = () => {
    begun.current?.end();
    begun.current = undefined;
  };
  const cancel = () => {
    begun.current?.cancel();
    begun.current = undefined;
  };
  // What is seen on the picture is what is sent, also when the pen never comes to be lifted.
  useEffect(() => end, []);

  const handlers = {
    onPointerDown(event: PadEvent<PointerEvent>) {
      if (event.button !== 0) return;
      // What lies beneath would move the picture.
      event.stopPropagation();
      event.currentTarget.setPointerCapture(event.pointerId);
      const point = pointIn(event.currentTarget, event, size);
      setPen({ ...point, by: 'pointer', down: true });
      begin(point, event);
    },
    onPointerMove(event: PadEvent<PointerEvent>) {
      const point = pointIn(event.currentTarget, event, size);
      setPen({ ...point, by: 'pointer', down: pen?.down ?? false });
      if (!pen?.down || pen.by !== 'pointer') return;
      const every = event.getCoalescedEvents?.() ?? [];
      begun.current?.move(every.length > 0 ? every.map((one) => pointIn(event.currentTarget, one, size)) : [point]);
    },
    onPointerUp() {
      end();
      setPen(pen && { ...pen, down: false });
    },
    onPointerCancel() {
      cancel();
      setPen(undefined);
    },
    onPointerLeave: () => pen?.down || setPen(undefined),
    onKeyDown(event: KeyboardEvent) {
      const next = stepOfPen(event, size, pen ?? { x: size.width / 2, y: size.height / 2, by: 'keys', down: false });
      if (next) {
        setPen(next);
        if (next.down) begun.current?.move([next]);
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
    },
    onBlur() {
      if (pen?.by !== 'keys') return;
      end();
      setPen(undefined);
    },
  };
  return { pen, handlers };
}

function pointIn(pad: Element, { clientX, clientY }: PointerEvent, size: Size): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
}

function stepOfPen(event: KeyboardEvent, size: Size, pen: Pen): Pen | undefined {
  const by = arrowStep(event, size);
  if (!by) return undefined;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return { ...pen, by: 'keys', x: within(pen.x + by.x, size.width), y: within(pen.y + by.y, size.height) };
}
