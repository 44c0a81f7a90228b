import type { Size } from '../../../src/protocol/pixels.ts';
import { asRecord } from '../../../src/protocol/records.ts';
import type { Point } from '../point.ts';

/** A remark at a place of the picture, in pixels of the image. What is wanted there stands in its words, elsewhere. */
export interface Annotation {
  readonly id: string;
  readonly kind: AnnotationKind;
  /** Where it begins: the tail of an arrow, a corner of a box, the middle of a number, the left of a text. */
  readonly from: Point;
  /** The tip of an arrow, the other corner of a box; else the same place. */
  readonly to: Point;
}

export const annotationKinds = ['arrow', 'box', 'number', 'text'] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** Strokes and letters grow with the image, so that the model sees them as the user does. */
export const markWidth = ({ width, height }: Size): number => Math.max(2, Math.max(width, height) / 250);
export const letterSize = (size: Size): number => markWidth(size) * 7;

/** An arrow as one line: shaft, then its head. */
export function arrowPoints({ from, to }: Annotation, head: number): readonly Point[] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const side = (turn: number): Point => ({
    x: to.x - head * Math.cos(angle + turn),
    y: to.y - head * Math.sin(angle + turn),
  });
  return [from, to, side(0.45), to, side(-0.45)];
}

/** The numbers count by themselves, in the order in which they were set. */
export const numberOf = ({ id }: Annotation, all: readonly Annotation[]): number =>
  1 + all.filter(({ kind }) => kind === 'number').findIndex((other) => other.id === id);

export function parseAnnotation(value: unknown): Annotation | undefined {
  const { id, kind: name, from: begin, to: end } = asRecord(value);
  const kind = annotationKinds.find((known) => known === name);
  const [from, to] = [parsePoint(begin), parsePoint(end)];
  return typeof id === 'string' && kind && from && to ? { id, kind, from, to } : undefined;
}

function parsePoint(value: unknown): Point | undefined {
  const { x, y } = asRecord(value);
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : undefined;
}
