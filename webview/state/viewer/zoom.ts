import type { Size } from '../../../src/protocol/pixels.ts';
import type { Point } from '../point.ts';

/**
 * How a picture is looked at: as large as fits its room, or at a scale (CSS pixels a picture pixel) with a point of the
 * picture in the middle. The point is in shares of the picture, so that one view fits the same picture in any size.
 */
export type View = 'fit' | { readonly scale: number; readonly x: number; readonly y: number };

/** Where the picture lies in its room, in CSS pixels. */
export interface Placement extends Size {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

const largestScale = 64;
/** A picture of a few pixels is shown this large, or nobody would find it. */
const smallestSide = 96;
const steps = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, largestScale];

/** The whole picture, never larger than its own pixels. */
export function fitScale(size: Size, room: Size): number {
  const fits = Math.min(room.width / size.width, room.height / size.height);
  const own = Math.max(1, Math.round(smallestSide / Math.max(size.width, size.height)));
  return Math.max(Math.min(fits, own), 0.001);
}

export function place(view: View, size: Size, room: Size): Placement {
  const { scale, x, y } = view === 'fit' ? { scale: fitScale(size, room), x: 0.5, y: 0.5 } : view;
  const width = size.width * scale;
  const height = size.height * scale;
  return { scale, width, height, left: start(x, width, room.width), top: start(y, height, room.height) };
}

/** In the middle while all of it is in view; otherwise so that no room is left empty. */
const start = (share: number, length: number, room: number): number =>
  length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, room / 2 - share * length));

/** Another scale, with the picture under `at` (in the room) staying where it is. Not smaller than fits. */
export function zoomTo(scale: number, view: View, size: Size, room: Size, at = middleOf(room)): View {
  const to = Math.min(scale, largestScale);
  if (to <= fitScale(size, room)) return 'fit';
  const now = place(view, size, room);
  const point = { x: (at.x - now.left) / now.width, y: (at.y - now.top) / now.height };
  return settle(
    to,
    point.x - (at.x - room.width / 2) / (size.width * to),
    point.y - (at.y - room.height / 2) / (size.height * to),
    { size, room },
  );
}

/** The next round figure in either direction. */
export function zoomStep(direction: 1 | -1, view: View, size: Size, room: Size): View {
  const { scale } = place(view, size, room);
  const next =
    direction > 0 ? steps.find((step) => step > scale * 1.001) : steps.findLast((step) => step < scale * 0.999);
  return zoomTo(next ?? scale, view, size, room);
}

/** Moved by CSS pixels, as far as there is picture. */
export function pan(view: View, by: Point, size: Size, room: Size): View {
  if (view === 'fit') return view;
  const { scale, left, top, width, height } = place(view, size, room);
  const x = (room.width / 2 - left - by.x) / width;
  const y = (room.height / 2 - top - by.y) / height;
  return settle(scale, x, y, { size, room });
}

/** Whether there is more picture than room. */
export const canPan = ({ width, height }: Size, room: Size): boolean =>
  width > room.width + 0.5 || height > room.height + 0.5;

/** With the middle where it really is, so that the next pan starts from what is seen. */
function settle(scale: number, x: number, y: number, { size, room }: { size: Size; room: Size }): View {
  const { left, top, width, height } = place({ scale, x, y }, size, room);
  return { scale, x: (room.width / 2 - left) / width, y: (room.height / 2 - top) / height };
}

const middleOf = ({ width, height }: Size): Point => ({ x: width / 2, y: height / 2 });
