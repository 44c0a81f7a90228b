import type { Point } from '../point.ts';

/** One act of drawing, from putting the pen down to lifting it. Points are in pixels of the image, also outside of it. */
export interface Gesture {
  /** `alternative`: the Alt key is held; what marks erases then. */
  start(at: Point, keys: { readonly alternative: boolean }): void;
  move(points: readonly Point[]): void;
  end(): void;
  cancel(): void;
}
