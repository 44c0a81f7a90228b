import { asRecord } from '../../../../src/protocol/records.ts';
import type { Point } from '../../point.ts';

/**
 * One act on the mask, in pixels of the image. Points lie flat, x and y in turns: a mask is kept as what was done, which
 * is a few kilobytes for any size of image.
 */
export type MaskStep =
  | { readonly kind: 'stroke'; readonly erases: boolean; readonly width: number; readonly points: readonly number[] }
  /** A closed outline, filled: a lasso, or the four corners of a rectangle. */
  | { readonly kind: 'area'; readonly erases: boolean; readonly points: readonly number[] }
  | { readonly kind: 'invert' }
  | { readonly kind: 'clear' };

export const cornersOf = (from: Point, to: Point): readonly number[] => [
  ...[from.x, from.y, to.x, from.y],
  ...[to.x, to.y, from.x, to.y],
];

/** False for what another version kept, or what is damaged. */
export function isMaskStep(value: unknown): value is MaskStep {
  const { kind, erases, width, points } = asRecord(value);
  if (kind === 'invert' || kind === 'clear') return true;
  const isOutline = typeof erases === 'boolean' && Array.isArray(points) && points.every(Number.isFinite);
  return isOutline && (kind === 'area' || (kind === 'stroke' && typeof width === 'number'));
}
