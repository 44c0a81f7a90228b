import { type GalleryLayout, rowAt, rowOf } from './layout.ts';

/** Where a key leads from an image, as an index; `undefined` for keys that lead nowhere. */
export function stepInGrid(
  key: string,
  from: number,
  layout: GalleryLayout,
  viewportHeight: number,
): number | undefined {
  const last = (layout.starts.at(-1) ?? 0) - 1;
  if (last < 0) return undefined;
  const index = Math.max(0, from);
  const row = rowOf(layout, index);
  const top = layout.tops[row] ?? 0;
  const byRows = (target: number): number =>
    nearestInRow(layout, index, row, Math.min(layout.tops.length - 1, Math.max(0, target)));
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, index - 1);
    case 'ArrowRight':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return byRows(row - 1);
    case 'ArrowDown':
      return byRows(row + 1);
    case 'PageUp':
      return byRows(Math.min(row - 1, rowAt(layout, top + (layout.heights[row] ?? 0) - viewportHeight)));
    case 'PageDown':
      return byRows(Math.max(row + 1, rowAt(layout, top + viewportHeight) - 1));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The image of another row that lies straight above or below. */
function nearestInRow(layout: GalleryLayout, index: number, row: number, target: number): number {
  if (target === row) return index;
  const own = layout.boxes(row).find((box) => box.index === index);
  const middle = own ? own.left + own.width / 2 : 0;
  const [first, ...others] = layout.boxes(target);
  if (!first) return index;
  const distance = ({ left, width }: typeof first) => Math.abs(left + width / 2 - middle);
  return others.reduce((best, box) => (distance(box) < distance(best) ? box : best), first).index;
}
