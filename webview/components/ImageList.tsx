import { useLayoutEffect, useRef } from 'preact/hooks';
import { shorten } from '../../src/protocol/words.ts';
import { deleteImage, dismiss } from '../state/actions.ts';
import { imageContext } from '../state/images/imageContext.ts';
import { imageName } from '../state/images/imageName.ts';
import type { StripItem } from '../state/images/strip.ts';
import './ImageList.css';
import { stepInList } from './listKeys.ts';
import { Thumbnail } from './Thumbnail.tsx';

interface ImageListProps {
  readonly label: string;
  readonly look: 'strip' | 'grid';
  readonly items: readonly StripItem[];
  readonly current: StripItem | undefined;
  readonly onCurrent: (key: string) => void;
  /** Enter or a double click; in a grid also a click. */
  readonly onOpen: (item: StripItem) => void;
}

/** Pictures side by side: one stop of the Tab key, arrows within, Enter opens, Delete deletes with Undo. */
export function ImageList({ label, look, items, current, onCurrent, onOpen }: ImageListProps) {
  const list = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  useLayoutEffect(() => {
    const tile = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    tile?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (takesFocus.current) tile?.focus({ preventScroll: true });
    takesFocus.current = false;
  }, [current?.key]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!list.current || !current) return;
    const next = stepInList(event.key, [...list.current.querySelectorAll<HTMLElement>('[role="option"]')]);
    if (next !== undefined) {
      takesFocus.current = true;
      const item = items[next];
      if (item) onCurrent(item.key);
    } else if (event.key === 'Enter') onOpen(current);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      takesFocus.current = true;
      if (current.kind === 'image') deleteImage(current.image);
      else if (current.kind !== 'pending') dismiss(current.job.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class={`image-list image-${look}`} ref={list} role="listbox" aria-label={label}>
      {items.map((item) => (
        <div
          key={item.kind === 'image' ? (item.slot ?? item.key) : item.key}
          class="tile"
          role="option"
          aria-label={tileName(item)}
          aria-selected={item.key === current?.key}
          tabIndex={item.key === current?.key ? 0 : -1}
          title={tileName(item)}
          data-image={item.kind === 'image' ? item.image.id : undefined}
          data-vscode-context={item.kind === 'image' ? imageContext([item.image]) : undefined}
          onFocus={() => item.key !== current?.key && onCurrent(item.key)}
          onClick={() => {
            onCurrent(item.key);
            if (look === 'grid') onOpen(item);
          }}
          onKeyDown={onKeyDown}
          onDblClick={() => look === 'strip' && onOpen(item)}
        >
          <Thumbnail item={item} />
        </div>
      ))}
    </div>
  );
}

function tileName(item: StripItem): string {
  if (item.kind === 'image') return imageName(item.image);
  const pending = item.job.state.phase === 'running' ? 'Being made' : 'Waiting';
  const state = { pending, failed: 'Failed', cancelled: 'Cancelled' }[item.kind];
  return `${state}: ${shorten(item.job.prompt, 120)}`;
}
