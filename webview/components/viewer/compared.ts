import type { Size } from '../../../src/protocol/pixels.ts';

/** One of the two pictures. */
export interface Compared extends Size {
  readonly uri: string;
  readonly thumbnailUri?: string;
  /** A word for the corner, such as "Before". */
  readonly name: string;
  readonly alt: string;
}

/** What every way of comparing shows. */
export interface Pair {
  readonly before: Compared;
  readonly after: Compared;
  readonly size: Size;
}

/** Both are scaled to it. */
export const frameOf = (a: Size, b: Size): Size => {
  const { width, height } = a.width * a.height >= b.width * b.height ? a : b;
  return { width, height };
};
