import { useState } from 'preact/hooks';

type Handler = (event: DragEvent & { readonly currentTarget: Element }) => void;

interface DropTarget {
  /** Something is being dragged over it now. */
  readonly isOver: boolean;
  readonly handlers: { readonly onDragOver: Handler; readonly onDragLeave: Handler; readonly onDrop: Handler };
}

/** An element that takes what is dropped on it, wherever within, but what was dragged from a page of ours as `unless`. */
export function useDropTarget(
  take: (data: DataTransfer | null) => void,
  { unless }: { readonly unless?: string } = {},
): DropTarget {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    handlers: {
      onDragOver(event) {
        if (unless && event.dataTransfer?.types.includes(unless)) return;
        event.preventDefault();
        setIsOver(true);
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
      },
      onDrop(event) {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer);
      },
    },
  };
}
