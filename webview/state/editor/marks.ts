import { computed, signal } from '@preact/signals';
import { asRecord } from '../../../src/protocol/records.ts';
import type { Point } from '../point.ts';
import { type Annotation, type AnnotationKind, annotationKinds, parseAnnotation } from './annotations.ts';
import type { Gesture } from './gesture.ts';
import { emptyJournal, type Journal, record, redo, undo } from './journal.ts';
import { cornersOf, isMaskStep, type MaskStep } from './mask/maskStep.ts';

/** What was drawn onto the picture: the mask and the remarks, one history for both; `clear` clears both. */
export type MarkStep =
  | MaskStep
  | { readonly kind: 'annotate'; readonly annotation: Annotation }
  | { readonly kind: 'unannotate'; readonly id: string };

export const marks = signal<Journal<MarkStep>>(emptyJournal);

export const maskSteps = computed(() => marks.value.done.filter(isMaskStep));

/** What the user wants at each remark, by its id; typing is not a step of the history. */
export const remarkWords = signal<Readonly<Record<string, string>>>({});

export const annotations = computed((): readonly Annotation[] => {
  const left = new Map<string, Annotation>();
  for (const step of marks.value.done) {
    if (step.kind === 'annotate') left.set(step.annotation.id, step.annotation);
    else if (step.kind === 'unannotate') left.delete(step.id);
    else if (step.kind === 'clear') left.clear();
  }
  return [...left.values()];
});

const maskTools = ['brush', 'eraser', 'rectangle', 'lasso'] as const;
/** What the pen does. `hand` moves the picture instead. */
export const penTools = ['hand', ...maskTools, ...annotationKinds] as const;
export type PenTool = (typeof penTools)[number];
export const pen = signal<PenTool>('hand');
export const isMaskTool = (tool: PenTool): boolean => maskTools.some((known) => known === tool);
/** Of the brush, in thousandths of the longer side, so that it fits any picture. */
export const brushSize = signal(60);
export const smallestBrush = 4;
export const largestBrush = 400;

export function resizeBrush(direction: 1 | -1): void {
  const next = Math.round(brushSize.value * (direction > 0 ? 1.25 : 0.8));
  brushSize.value = Math.min(largestBrush, Math.max(smallestBrush, next));
}

/** What is being drawn at this moment: not yet a step. */
export const drawing = signal<MarkStep | undefined>(undefined);

/** The remarks with the one that is being drawn or moved, at the place where it is now. */
export const shownAnnotations = computed((): readonly Annotation[] => {
  const step = drawing.value;
  if (step?.kind !== 'annotate') return annotations.value;
  const { annotation } = step;
  const isThere = annotations.value.some(({ id }) => id === annotation.id);
  return isThere
    ? annotations.value.map((other) => (other.id === annotation.id ? annotation : other))
    : [...annotations.value, annotation];
});

export const undoMark = (): void => change(undo);
export const redoMark = (): void => change(redo);
export const recordMark = (step: MarkStep): void => change((journal) => record(journal, step));
export const clearMarks = (): void => recordMark({ kind: 'clear' });

export function forgetMarks(): void {
  drawing.value = undefined;
  marks.value = emptyJournal;
  remarkWords.value = {};
}

/** Turns what the pen does into steps. The brush's width is in pixels of the image. */
export function markGesture(tool: PenTool, brushWidth: number): Gesture {
  let started: Point | undefined;
  const show = (step: MarkStep | undefined) => {
    drawing.value = step;
  };
  return {
    start(at, { alternative }) {
      started = at;
      show(begin(tool, at, brushWidth, alternative));
    },
    move(points) {
      const step = drawing.value;
      const last = points.at(-1);
      if (step && started && last) show(extend(step, tool, started, points, last));
    },
    end() {
      const step = drawing.value;
      show(undefined);
      if (!step || !isWorthKeeping(step)) return;
      recordMark(step);
      if (step.kind === 'annotate') askForWords(step.annotation.id);
    },
    cancel: () => show(undefined),
  };
}

/** The box of a remark, for who has just drawn it. */
export const remarkBoxId = (id: string): string => `remark-${id}`;

function askForWords(id: string): void {
  requestAnimationFrame(() => document.getElementById(remarkBoxId(id))?.focus());
}

function begin(tool: PenTool, at: Point, width: number, erases: boolean): MarkStep | undefined {
  const points = [rounded(at.x), rounded(at.y)];
  const annotation = annotationKinds.find((kind) => kind === tool);
  if (annotation) return { kind: 'annotate', annotation: newAnnotation(annotation, at) };
  switch (tool) {
    case 'brush':
      return { kind: 'stroke', erases, width, points };
    case 'eraser':
      return { kind: 'stroke', erases: true, width, points };
    case 'rectangle':
    case 'lasso':
      return { kind: 'area', erases, points };
    default:
      return undefined;
  }
}

function extend(step: MarkStep, tool: PenTool, from: Point, points: readonly Point[], last: Point): MarkStep {
  if (step.kind === 'annotate')
    return { ...step, annotation: { ...step.annotation, to: endOf(step.annotation, last) } };
  if (step.kind !== 'stroke' && step.kind !== 'area') return step;
  if (tool === 'rectangle') return { ...step, points: cornersOf(from, last).map(rounded) };
  return { ...step, points: [...step.points, ...points.flatMap(({ x, y }) => [rounded(x), rounded(y)])] };
}

const endOf = ({ kind, from }: Annotation, last: Point): Point => (kind === 'arrow' || kind === 'box' ? last : from);

/** A tenth of a pixel is finer than any brush, and short to keep. */
const rounded = (value: number): number => Math.round(value * 10) / 10;

const newAnnotation = (kind: AnnotationKind, at: Point): Annotation => ({
  id: crypto.randomUUID(),
  kind,
  from: at,
  to: at,
});

function isWorthKeeping(step: MarkStep): boolean {
  if (step.kind === 'area') return step.points.length >= 6;
  if (step.kind !== 'annotate') return true;
  const { kind, from, to } = step.annotation;
  return (kind !== 'arrow' && kind !== 'box') || Math.hypot(to.x - from.x, to.y - from.y) > 2;
}

function change(turn: (journal: Journal<MarkStep>) => Journal<MarkStep>): void {
  drawing.value = undefined;
  marks.value = turn(marks.value);
}

/** What of a kept history is still understood. */
export const parseMarks = (value: unknown): Journal<MarkStep> => ({
  done: parseSteps(asRecord(value).done),
  undone: parseSteps(asRecord(value).undone),
});

function parseSteps(value: unknown): readonly MarkStep[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((step): readonly MarkStep[] => {
    if (isMaskStep(step)) return [step];
    const { kind, annotation, id } = asRecord(step);
    if (kind === 'unannotate' && typeof id === 'string') return [{ kind, id }];
    const parsed = parseAnnotation(annotation);
    return kind === 'annotate' && parsed ? [{ kind, annotation: parsed }] : [];
  });
}
