import { useEffect, useRef, useState } from 'preact/hooks';
import { formatCount, plural } from '../../../src/protocol/words.ts';
import { scrubberMarks, stretchAt } from '../../state/gallery/scrubber.ts';
import * as viewport from '../../state/gallery/viewport.ts';
import './Scrubber.css';

/** So many windows full, and the wheel is a long way. */
const longFrom = 6;

/** So long it is read where a leap has led. */
const shownMs = 1200;

/** Whether the grid goes by more than the wheel turns, as when its scrollbar is dragged: nobody sees headings then. */
function useLeaps(): boolean {
  const [leaps, setLeaps] = useState(false);
  useEffect(() => {
    let last = viewport.scrollTop.peek();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = viewport.scrollTop.subscribe((top) => {
      const isFar = Math.abs(top - last) > viewport.viewportHeight.peek() / 2;
      last = top;
      if (!isFar) return;
      setLeaps(true);
      clearTimeout(timer);
      timer = setTimeout(() => setLeaps(false), shownMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return leaps;
}

/** Beside a long result its time, top to bottom: a drag or an arrow key goes to another month. */
export function Scrubber({ onScrub }: { onScrub: (top: number) => void }) {
  const track = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState(false);
  const leaps = useLeaps();
  const { height } = viewport.layout.value;
  const room = viewport.viewportHeight.value;
  if (height < longFrom * room) return null;
  const furthest = height - room;
  const at = Math.min(1, viewport.scrollTop.value / furthest);
  const stretch = stretchAt(viewport.scrollTop.value);

  const scrubTo = (clientY: number) => {
    const box = track.current?.getBoundingClientRect();
    if (box) onScrub(Math.min(1, Math.max(0, (clientY - box.top) / box.height)) * furthest);
  };

  return (
    <div
      class={dragged || leaps ? 'scrubber scrubber-shown' : 'scrubber'}
      ref={track}
      role="slider"
      aria-label="Go to"
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      aria-valuetext={stretch && `${stretch.name}, ${plural(stretch.images, 'image')}`}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged(true);
        scrubTo(event.clientY);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && scrubTo(event.clientY)}
      onLostPointerCapture={() => setDragged(false)}
      onKeyDown={(event) => {
        const to = { ArrowUp: stretch?.before, ArrowDown: stretch?.after, Home: 0, End: furthest }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onScrub(Math.min(furthest, to));
      }}
    >
      {scrubberMarks.value.map(({ name, at: place }) => (
        <span key={name + place} class="scrubber-mark" aria-hidden="true" style={{ top: `${place * 100}%` }}>
          {name}
        </span>
      ))}
      <span class="scrubber-thumb" aria-hidden="true" style={{ top: `${at * 100}%` }}>
        {stretch && (
          <span class="scrubber-words">
            {stretch.name} <span class="quiet">{formatCount(stretch.images)}</span>
          </span>
        )}
      </span>
    </div>
  );
}
