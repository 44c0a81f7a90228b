import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ImageKey } from '../../../src/protocol/api/gallery.ts';
import { type GalleryLayout, rowAt, rowOf } from '../../state/gallery/layout.ts';
import { indexOf, result } from '../../state/gallery/result.ts';
import * as viewport from '../../state/gallery/viewport.ts';

interface Anchor {
  readonly question: string;
  readonly layout: GalleryLayout;
  /** The first images in sight: should the first one go, the next one holds. */
  readonly keys: readonly ImageKey[];
  /** Pixels from the top of the window to the first one's row. */
  readonly offset: number;
}

const anchors = 40;

/**
 * What is looked at stays where it is while images come and go above it. Only the top of the list lets new ones push in,
 * and another question begins at the top.
 */
export function useScrollAnchor(scroller: { readonly current: HTMLDivElement | null }): void {
  const anchor = useRef<Anchor>(undefined);
  const layout = viewport.layout.value;
  const question = JSON.stringify(result.value?.query);

  useLayoutEffect(() => {
    const element = scroller.current;
    const before = anchor.current;
    if (!element || !before || before.layout === layout) return;
    const goal = indexOf(viewport.goal.value);
    if (goal >= 0) {
      element.scrollTop = layout.tops[rowOf(layout, goal)] ?? 0;
      viewport.goal.value = undefined;
    } else if (before.question !== question) element.scrollTop = 0;
    else if (element.scrollTop > 0) {
      const nth = before.keys.findIndex((key) => indexOf(key) >= 0);
      const row = rowOf(layout, indexOf(before.keys[nth]));
      if (nth >= 0) element.scrollTop = (layout.tops[row] ?? 0) - before.offset;
    }
    viewport.scrollTop.value = element.scrollTop;
  }, [layout]);

  useLayoutEffect(() => {
    const { starts, tops } = layout;
    const row = rowAt(layout, viewport.scrollTop.value);
    const first = starts[row] ?? 0;
    anchor.current = {
      question,
      layout,
      keys: [...(result.value?.keys ?? []).slice(first, first + anchors)],
      offset: (tops[row] ?? 0) - viewport.scrollTop.value,
    };
  });
}
