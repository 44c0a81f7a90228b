import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import './WindowedList.css';

interface WindowedListProps {
  readonly label: string;
  readonly total: number;
  /** Pixels; all rows have it. */
  readonly rowHeight: number;
  readonly selected: number | undefined;
  readonly onSelect: (index: number) => void;
  /** Enter or a double click. */
  readonly onOpen?: (index: number) => void;
  readonly onShow: (first: number, last: number) => void;
  readonly children: (index: number) => ComponentChildren;
}

/** Rows beyond the edges, so that a quick turn of the wheel meets no empty ones. */
const spare = 6;

/** A list of any length, drawn where it is looked at. One stop of the Tab key; arrows, pages, Home and End move within. */
export function WindowedList(props: WindowedListProps) {
  const { label, total, rowHeight, selected, onSelect, onOpen, onShow, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(total - 1, Math.ceil((view.top + view.height) / rowHeight) + spare);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, []);
  useEffect(() => onShow(first, last), [first, last, total]);

  const select = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    onSelect(to);
    const element = box.current;
    if (!element) return;
    const top = to * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1);
    const at = selected ?? -1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: total - 1,
    };
    const next = to[event.key];
    if (next !== undefined) select(next);
    else if (event.key === 'Enter' && selected !== undefined) onOpen?.(selected);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      class="windowed"
      ref={box}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={selected === undefined ? undefined : `row-${selected}`}
      onScroll={(event) => setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      onKeyDown={onKeyDown}
      onClick={(event) => withRow(event, onSelect)}
      onDblClick={(event) => withRow(event, (index) => onOpen?.(index))}
    >
      <div class="windowed-room" style={{ height: `${total * rowHeight}px` }}>
        {Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n).map((index) => (
          <div
            key={index}
            id={`row-${index}`}
            class="windowed-row"
            role="option"
            aria-selected={index === selected}
            aria-setsize={total}
            aria-posinset={index + 1}
            style={{ height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
            data-index={index}
            tabIndex={-1}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The row under the pointer; a button inside it has a purpose of its own. */
function withRow({ target }: MouseEvent, use: (index: number) => void): void {
  if (!(target instanceof Element) || target.closest('button, a')) return;
  const row = target.closest<HTMLElement>('[data-index]');
  if (row) use(Number(row.dataset.index));
}
