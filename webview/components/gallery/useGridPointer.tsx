import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { cardOf } from '../../state/gallery/cards.ts';
import { type Area, indexesWithin } from '../../state/gallery/layout.ts';
import { openCard } from '../../state/gallery/open.ts';
import { result } from '../../state/gallery/result.ts';
import {
  clearSelection,
  extendTo,
  select,
  selected,
  selectedKeys,
  selectOnly,
  toggle,
} from '../../state/gallery/selection.ts';
import * as viewport from '../../state/gallery/viewport.ts';
import { dragImages } from '../../state/images/dragImages.ts';
import { imageContext, noContext } from '../../state/images/imageContext.ts';
import type { Point } from '../../state/point.ts';

interface GridPointer {
  /** The rectangle that is being drawn. */
  readonly marquee: JSX.Element | undefined;
  onClick(event: MouseEvent): void;
  onDblClick(event: MouseEvent): void;
  onContextMenu(event: MouseEvent): void;
  onPointerDown(event: PointerEvent): void;
  onDragStart(event: DragEvent): void;
}

/** Pixels from an edge within which the grid begins to scroll, and how far in a frame. */
const edge = 28;
const edgeStep = 14;
/** A document hardly wants more links at once. */
const mostDragged = 50;

/**
 * A click selects, with Shift a range, with Ctrl one more; a double click opens; a drag from between selects what it
 * covers, and Escape takes that back.
 */
export function useGridPointer(scroller: { readonly current: HTMLDivElement | null }): GridPointer {
  const [area, setArea] = useState<Area>();
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  function onPointerDown(event: PointerEvent): void {
    const element = scroller.current;
    const isBar = element && event.offsetX >= element.clientWidth && event.target === element;
    if (!element || event.button !== 0 || keyAt(event) !== undefined || isBar) return;
    const grid = element.querySelector('.gallery-grid');
    if (!grid) return;
    const pointIn = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
      const { left, top } = grid.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const from = pointIn(event);
    const before = selected.value;
    const also = event.ctrlKey || event.metaKey || event.shiftKey ? before : undefined;
    let at = { clientX: event.clientX, clientY: event.clientY };
    let frame = 0;
    if (!also) clearSelection();

    const follow = () => {
      const { top, bottom } = element.getBoundingClientRect();
      if (at.clientY < top + edge) element.scrollTop -= edgeStep;
      else if (at.clientY > bottom - edge) element.scrollTop += edgeStep;
      const drawn = areaBetween(from, pointIn(at));
      setArea(drawn);
      const keys = result.value?.keys;
      select(
        indexesWithin(viewport.layout.value, drawn).flatMap((index) => keys?.[index] ?? []),
        also,
      );
      frame = requestAnimationFrame(follow);
    };
    const onMove = (move: PointerEvent) => {
      at = { clientX: move.clientX, clientY: move.clientY };
      if (frame === 0) follow();
    };
    const end = () => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      removeEventListener('keydown', takeBack, true);
      setArea(undefined);
    };
    const takeBack = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      end();
      select([], before);
    };
    stop.current = end;
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
    addEventListener('keydown', takeBack, true);
  }

  return {
    marquee: area && (
      <div
        class="gallery-marquee"
        style={{
          left: `${area.left}px`,
          top: `${area.top}px`,
          width: `${area.right - area.left}px`,
          height: `${area.bottom - area.top}px`,
        }}
      />
    ),
    onPointerDown,
    onClick(event) {
      const key = keyAt(event);
      if (key === undefined) return;
      if (event.shiftKey) extendTo(key);
      else if (event.ctrlKey || event.metaKey) toggle(key);
      else selectOnly(key);
    },
    onDblClick(event) {
      const key = keyAt(event);
      if (key !== undefined) openCard(cardOf(key).value);
    },
    onDragStart(event) {
      const key = keyAt(event);
      if (key === undefined) return;
      const keys = selected.value.has(key) ? selectedKeys().slice(0, mostDragged) : [key];
      dragImages(
        event,
        keys.flatMap((dragged) => cardOf(dragged).value?.id ?? []),
      );
    },
    onContextMenu(event) {
      const tile = tileAt(event);
      const key = keyAt(event);
      if (!tile || key === undefined) return;
      if (!selected.value.has(key)) selectOnly(key);
      const cards = [key, ...selected.value].map((one) => cardOf(one).peek());
      const images = [...new Set(cards)].filter((card) => card !== undefined);
      // A menu that knew only some of the selection would mislead; the bar above knows all of it.
      tile.dataset.vscodeContext = cards.includes(undefined) ? noContext : imageContext(images);
    },
  };
}

const tileAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;

function keyAt(event: Event): ImageKey | undefined {
  const key = tileAt(event)?.dataset.key;
  return key === undefined ? undefined : Number(key);
}

const areaBetween = (from: Point, to: Point): Area => ({
  left: Math.min(from.x, to.x),
  right: Math.max(from.x, to.x),
  top: Math.min(from.y, to.y),
  bottom: Math.max(from.y, to.y),
});
