import { aspectRatios } from '../../../src/protocol/model.ts';
import { widthToHeight } from '../../../src/protocol/shapeOf.ts';

/** `fitted` keeps the shapes and fills each row; `square` crops. */
export const tileLooks = ['fitted', 'square'] as const;
export type TileLook = (typeof tileLooks)[number];

export const tileSizes = ['small', 'medium', 'large'] as const;
export type TileSize = (typeof tileSizes)[number];

/** Pixels that a row is high at most. */
const tileHeights: Readonly<Record<TileSize, number>> = { small: 92, medium: 148, large: 240 };
export const gap = 6;
export const headingHeight = 36;

export interface LayoutInput {
  /** Of each image: an index into `aspectRatios`. */
  readonly shapes: Uint8Array;
  /** The first image of each section, in order. */
  readonly sections: readonly number[];
  /** How many images there will be, when `shapes` holds only the first of them. */
  readonly total: number;
  /** Pixels. */
  readonly width: number;
  readonly size: TileSize;
  readonly look: TileLook;
}

/** Where every image of a result lies, without an element for any of them. Pixels from the top of the grid. */
export interface GalleryLayout {
  readonly height: number;
  /** The first image of each row; one more entry for the end. */
  readonly starts: Int32Array;
  readonly tops: Float64Array;
  readonly heights: Float64Array;
  /** Of the tallest row. */
  readonly tallest: number;
  /** Of each section's heading. */
  readonly headings: Float64Array;
  boxes(row: number): readonly TileBox[];
}

export interface TileBox {
  readonly index: number;
  readonly left: number;
  readonly width: number;
}

/** Extreme shapes are cropped: a 1:8 image would be a sliver. */
const widths = aspectRatios.map((ratio) => Math.min(2.4, Math.max(0.5, widthToHeight(ratio))));

export function layoutOf(input: LayoutInput): GalleryLayout {
  const { shapes, sections, total, width, size, look } = input;
  const tile = Math.min(tileHeights[size], width);
  const perRow = Math.max(1, Math.ceil((width + gap) / (tile + gap)));
  const side = (width - gap * (perRow - 1)) / perRow;
  const widthOf = (index: number): number => (look === 'square' ? 1 : (widths[shapes[index] ?? 0] ?? 1));
  const starts = new Int32Array(shapes.length + 1);
  const tops = new Float64Array(shapes.length);
  const heights = new Float64Array(shapes.length);
  const headings = new Float64Array(sections.length);
  let rows = 0;
  let top = 0;

  /** Takes images until the row would be no higher than a tile; answers the first of the next row. */
  function fillRow(first: number, end: number): number {
    let sum = 0;
    let next = first;
    while (next < end && sum * tile + gap * (next - first - 1) < width) sum += widthOf(next++);
    heights[rows] = Math.min(tile, (width - gap * (next - first - 1)) / sum);
    return next;
  }

  for (const [section, first] of sections.entries()) {
    const end = sections[section + 1] ?? shapes.length;
    headings[section] = top;
    top += headingHeight;
    for (let index = first; index < end; rows++) {
      starts[rows] = index;
      tops[rows] = top;
      if (look === 'square') {
        heights[rows] = side;
        index = Math.min(end, index + perRow);
      } else index = fillRow(index, end);
      top += (heights[rows] ?? 0) + gap;
    }
  }
  starts[rows] = shapes.length;
  // The rest of a result whose beginning alone has come takes about as much room for each image.
  const height = shapes.length < total ? (top * total) / Math.max(1, shapes.length) : top;
  const layout = {
    height,
    starts: starts.subarray(0, rows + 1),
    tops: tops.subarray(0, rows),
    heights: heights.subarray(0, rows),
    tallest: look === 'square' ? side : tile,
    headings,
  };
  return {
    ...layout,
    boxes(row) {
      const first = starts[row] ?? 0;
      let edge = 0;
      return Array.from({ length: (starts[row + 1] ?? first) - first }, (_, nth) => {
        const own = widthOf(first + nth) * (heights[row] ?? 0);
        const box = { index: first + nth, left: Math.round(edge), width: Math.round(edge + own) - Math.round(edge) };
        edge += own + gap;
        return box;
      });
    },
  };
}

/** The last row that begins at or above this height; 0 when there is none. */
export const rowAt = ({ tops }: Pick<GalleryLayout, 'tops'>, y: number): number => lastUpTo(tops, y);
export const rowOf = ({ starts }: Pick<GalleryLayout, 'starts'>, index: number): number =>
  lastUpTo(starts.subarray(0, -1), index);
export const headingAt = ({ headings }: Pick<GalleryLayout, 'headings'>, y: number): number => lastUpTo(headings, y);

/** The position of the last of the ascending numbers that is at most `limit`. */
function lastUpTo(numbers: Float64Array | Int32Array, limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The images inside a rectangle that was drawn over the grid. */
export function indexesWithin(layout: GalleryLayout, area: Area): readonly number[] {
  const found: number[] = [];
  for (let row = rowAt(layout, area.top); row < layout.tops.length; row++) {
    const top = layout.tops[row] ?? 0;
    if (top > area.bottom) break;
    if (top + (layout.heights[row] ?? 0) < area.top) continue;
    for (const { index, left, width } of layout.boxes(row))
      if (left < area.right && left + width > area.left) found.push(index);
  }
  return found;
}

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
