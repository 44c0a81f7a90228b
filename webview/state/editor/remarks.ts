import { signal } from '@preact/signals';
import type { Size } from '../../../src/protocol/pixels.ts';
import type { Point } from '../point.ts';
import type { Annotation } from './annotations.ts';
import { annotations, drawing, recordMark } from './marks.ts';

/** Taking hold of a remark that is there already. */

/** What is taken hold of: all of it, or one end of an arrow or a box. */
export type RemarkPart = 'whole' | 'from' | 'to';

/** The remark that the user is at, on the picture or in the list of their words. */
export const chosenRemark = signal<string | undefined>(undefined);

/** Where a part lies when it has been moved; nothing leaves the picture. */
export function shifted(remark: Annotation, part: RemarkPart, by: Point, { width, height }: Size): Annotation {
  const ends = part === 'whole' ? [remark.from, remark.to] : [remark[part]];
  const within = (wanted: number, at: readonly number[], most: number) =>
    Math.min(most - Math.max(...at), Math.max(-Math.min(...at), wanted));
  const x = within(
    by.x,
    ends.map((end) => end.x),
    width,
  );
  const y = within(
    by.y,
    ends.map((end) => end.y),
    height,
  );
  const move = (end: Point): Point => ({ x: end.x + x, y: end.y + y });
  if (part === 'whole') return { ...remark, from: move(remark.from), to: move(remark.to) };
  return { ...remark, [part]: move(remark[part]) };
}

/** Shows a remark where it is being moved; `putRemark` ends that. */
export function showRemark(annotation: Annotation): void {
  drawing.value = { kind: 'annotate', annotation };
}

/** Leaves a remark where it has been moved: one step of the history for the whole way, none when it is where it was. */
export function putRemark(id: string): void {
  const step = moving(id);
  const before = annotations.value.find((other) => other.id === id);
  if (!step || !before) return;
  drawing.value = undefined;
  if (!isSamePlace(before, step.annotation)) recordMark(step);
}

/** Back to where it was taken from. Says whether it was being moved. */
export function dropRemark(id: string): boolean {
  if (!moving(id)) return false;
  drawing.value = undefined;
  return true;
}

/** Another remark may be the one that is being drawn: the focus leaves this one when that begins. */
function moving(id: string) {
  const step = drawing.value;
  return step?.kind === 'annotate' && step.annotation.id === id ? step : undefined;
}

export function removeRemark(id: string): void {
  recordMark({ kind: 'unannotate', id });
}

const isSamePlace = (one: Annotation, other: Annotation): boolean =>
  one.from.x === other.from.x && one.from.y === other.from.y && one.to.x === other.to.x && one.to.y === other.to.y;
