import type { Signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { Size } from '../../../src/protocol/pixels.ts';
import type { Point } from '../../state/point.ts';
import { canPan, pan, place, type View, zoomStep, zoomTo } from '../../state/viewer/zoom.ts';

interface ZoomSurface {
  readonly view: Signal<View>;
  readonly size: Size;
  readonly room: Size;
  readonly tool: boolean;
  readonly onKey: ((key: string) => boolean) | undefined;
}

type RoomEvent<Kind extends Event> = Kind & { readonly currentTarget: HTMLElement };

const middleButton = 1;
/** A notch of a wheel is 100 of these, a pinch sends many small ones. */
const wheelUnits = 400;
const lineHeight = 16;

/** What pointer, wheel and keys do to a view. */
export function useZoomInput({ view, size, room, tool, onKey }: ZoomSurface) {
  const pointers = useRef(new Map<number, Point>()).current;
  const [space, setSpace] = useState(false);

  const move = (by: Point) => {
    view.value = pan(view.value, by, size, room);
  };
  const scaleBy = (factor: number, at: Point) => {
    view.value = zoomTo(place(view.value, size, room).scale * factor, view.value, size, room, at);
  };
  const movable = () => canPan(place(view.value, size, room), room);

  // A picture that is wholly in view is not moved: its drag may take it elsewhere.
  const startsMove = (event: PointerEvent) =>
    isOnLayer(event.target) &&
    !hasOwnPointer(event.target) &&
    (event.button === middleButton || (event.button === 0 && (!tool || space))) &&
    (event.pointerType === 'touch' || movable());

  const handlers = {
    tabIndex: 0,
    onPointerDownCapture(event: RoomEvent<PointerEvent>) {
      if (!startsMove(event)) return;
      // A brush beneath must not take the same stroke.
      event.stopPropagation();
      event.preventDefault();
      event.currentTarget.focus({ preventScroll: true });
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, pointIn(event));
    },
    onPointerMove(event: RoomEvent<PointerEvent>) {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = pointIn(event);
      const [other] = [...pointers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
      if (other) scaleBy(distance(now, other) / Math.max(1, distance(before, other)), between(now, other));
      const share = other ? 0.5 : 1;
      move({ x: (now.x - before.x) * share, y: (now.y - before.y) * share });
      pointers.set(event.pointerId, now);
    },
    /** A picture that is moved is not dragged out of the page as well. */
    onDragStartCapture(event: DragEvent) {
      if (!movable()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onPointerUp: (event: PointerEvent) => void pointers.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void pointers.delete(event.pointerId),
    onWheel(event: RoomEvent<WheelEvent>) {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1;
      const [x, y] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      if (event.ctrlKey || event.metaKey || event.altKey)
        scaleBy(2 ** ((-event.deltaY * unit) / wheelUnits), pointIn(event));
      else if (movable()) move({ x: -x * unit, y: -y * unit });
      else return;
      event.preventDefault();
    },
    onDblClick(event: RoomEvent<MouseEvent>) {
      if (tool || !isOnLayer(event.target)) return;
      view.value = view.value === 'fit' ? zoomTo(1, view.value, size, room, pointIn(event)) : 'fit';
    },
    onKeyDown(event: RoomEvent<KeyboardEvent>) {
      if (!isOnLayer(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === ' ' && tool) {
        setSpace(true);
      } else if (!onKey?.(event.key) && !keyTo(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyUp(event: KeyboardEvent) {
      if (event.key === ' ') setSpace(false);
    },
    onBlur: () => setSpace(false),
  };
  /** `space`: the next stroke moves the picture, also under a tool. */
  return { handlers, space };

  /** Whether the key means something here: an arrow only while there is more picture than room. */
  function keyTo(key: string): boolean {
    const arrow = arrows[key];
    if (arrow && !movable()) return false;
    if (arrow) move({ x: (-arrow.x * room.width) / 8, y: (-arrow.y * room.height) / 8 });
    else if (key === '+' || key === '=') view.value = zoomStep(1, view.value, size, room);
    else if (key === '-' || key === '_') view.value = zoomStep(-1, view.value, size, room);
    else if (key === '0') view.value = 'fit';
    else if (key === '1') view.value = zoomTo(1, view.value, size, room);
    else return false;
    return true;
  }
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What lies over the layers, such as a divider, keeps its pointer. */
const isOnLayer = (target: EventTarget | null): boolean =>
  target instanceof Element && (target.matches('.zoom-room') || target.closest('.zoom-layer') !== null);

/** A thing on a layer that is taken hold of by itself. */
const hasOwnPointer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-pointer]') !== null;

function pointIn(event: RoomEvent<MouseEvent>): Point {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
