import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { moveReference } from '../../state/composer/references.ts';

/** Of a list item; `data-drop` says on which side of it the dragged one would come. */
export interface ReorderHandlers {
  readonly draggable: true;
  readonly 'aria-keyshortcuts': string;
  readonly 'data-drop'?: 'before' | 'after';
  onDragStart(event: DragEvent): void;
  onDragOver(event: DragEvent): void;
  onDragLeave(): void;
  onDrop(event: DragEvent): void;
  onDragEnd(): void;
  onKeyDown(event: KeyboardEvent): void;
}

interface Drop {
  readonly index: number;
  readonly side: 'before' | 'after';
}

/** Another order by dragging, or by Alt and an arrow from anywhere within an item; the focus goes along. */
export function useReordering(list: RefObject<HTMLElement | null>): (id: string, index: number) => ReorderHandlers {
  const [dragged, setDragged] = useState<{ readonly id: string; readonly from: number }>();
  const [drop, setDrop] = useState<Drop>();
  const end = () => {
    setDragged(undefined);
    setDrop(undefined);
  };
  return (id, index) => ({
    draggable: true,
    'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight',
    ...(drop?.index === index && { 'data-drop': drop.side }),
    onDragStart(event) {
      setDragged({ id, from: index });
      // Without data no drag begins; the composer around takes no such text for a file.
      event.dataTransfer?.setData('application/x-nano-banana-reference', id);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver(event) {
      if (!dragged) return;
      event.preventDefault();
      event.stopPropagation();
      const side = sideOf(event);
      if (drop?.index !== index || drop.side !== side) setDrop({ index, side });
    },
    onDragLeave: () => setDrop(undefined),
    onDrop(event) {
      if (!dragged) return;
      event.preventDefault();
      event.stopPropagation();
      const place = index + (sideOf(event) === 'after' ? 1 : 0);
      // Its own place closes up behind it.
      moveReference(dragged.id, place > dragged.from ? place - 1 : place);
      end();
    },
    onDragEnd: end,
    onKeyDown(event) {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!event.altKey || step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const focused = document.activeElement;
      moveReference(id, index + step);
      // An element that is moved in the page loses the focus.
      requestAnimationFrame(() => {
        if (focused instanceof HTMLElement && list.current?.contains(focused)) focused.focus();
      });
    },
  });
}

function sideOf({ currentTarget, clientX }: DragEvent): Drop['side'] {
  if (!(currentTarget instanceof HTMLElement)) return 'before';
  const { left, width } = currentTarget.getBoundingClientRect();
  return clientX < left + width / 2 ? 'before' : 'after';
}
