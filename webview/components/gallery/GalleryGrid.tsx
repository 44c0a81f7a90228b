import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { wantCards } from '../../state/gallery/cards.ts';
import { rowOf } from '../../state/gallery/layout.ts';
import { indexOf, result, sections } from '../../state/gallery/result.ts';
import { current } from '../../state/gallery/selection.ts';
import * as viewport from '../../state/gallery/viewport.ts';
import './GalleryGrid.css';
import { GalleryHeading } from './GalleryHeading.tsx';
import { GalleryRow } from './GalleryRow.tsx';
import { Scrubber } from './Scrubber.tsx';
import { TilePreview } from './TilePreview.tsx';
import { useGridKeys } from './useGridKeys.ts';
import { useGridPointer } from './useGridPointer.tsx';
import { useScrollAnchor } from './useScrollAnchor.ts';

/** As much of a result as is in sight: rows in a box of the whole height. */
export function GalleryGrid({ label }: { label: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  useSize(scroller);
  useScrollAnchor(scroller);
  const onKeyDown = useGridKeys(scroller);
  const { marquee, ...pointer } = useGridPointer(scroller);

  const layout = viewport.layout.value;
  const { keys = none, total = 0 } = result.value ?? {};
  // The same element again is not looked into: scrolling draws only the rows that come.
  const drawn = useMemo(() => new Map<number, VNode>(), [layout, keys]);
  const rows = visibleRows().map((row) => {
    const element = drawn.get(row) ?? <GalleryRow key={row} row={row} layout={layout} keys={keys} total={total} />;
    drawn.set(row, element);
    return element;
  });
  const headings = range(viewport.firstHeading.value, viewport.lastHeading.value + 1);

  return (
    <div class="gallery-room">
      <div
        class="gallery-scroller"
        ref={scroller}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        tabIndex={indexOf(current.value) < 0 ? 0 : -1}
        onScroll={(event) => {
          viewport.scrollTop.value = event.currentTarget.scrollTop;
        }}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <div class="gallery-grid" role="presentation" style={{ height: `${layout.height}px` }}>
          {headings.map((nth) => {
            const section = sections.value[nth];
            return section && <GalleryHeading key={section.value} section={section} top={layout.headings[nth] ?? 0} />;
          })}
          {rows}
          {marquee}
        </div>
      </div>
      <Scrubber onScrub={(top) => scroller.current?.scrollTo({ top })} />
      <TilePreview />
    </div>
  );
}

const none = new Int32Array();

/** In sight, and the one with the focus wherever it is: an element that goes takes the focus with it. */
function visibleRows(): readonly number[] {
  const layout = viewport.layout.value;
  if (layout.tops.length === 0) return [];
  const rows = range(viewport.firstRow.value, viewport.lastRow.value + 1);
  const focused = indexOf(current.value);
  const row = focused < 0 ? undefined : rowOf(layout, focused);
  return row === undefined || rows.includes(row) ? rows : [...rows, row].sort((a, b) => a - b);
}

function useSize(scroller: { current: HTMLDivElement | null }): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      viewport.width.value = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      viewport.viewportHeight.value = element.clientHeight;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const { starts } = viewport.layout.value;
    const keys = result.value?.keys ?? new Int32Array();
    wantCards([...keys.subarray(starts[viewport.firstRow.value] ?? 0, starts[viewport.lastRow.value + 1] ?? 0)]);
  }, [viewport.layout.value, viewport.firstRow.value, viewport.lastRow.value]);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
