import type { Size } from '../../../src/protocol/pixels.ts';
import { type Annotation, arrowPoints, letterSize, markWidth, numberOf } from './annotations.ts';

/** What is drawn in: seen on any picture, with an edge in the other colour. */
export const ink = '#ff2d55';
const inkEdge = '#ffffff';

/** Larger canvases than this fail in some browsers; the host scales. */
const longestSide = 4096;

/** The remarks alone, on nothing, as a PNG in the shape of the picture. */
export function drawAnnotations(
  annotations: readonly Annotation[],
  words: Readonly<Record<string, string>>,
  size: Size,
): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(size.width * scale)),
    Math.max(1, Math.round(size.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas.');
  context.scale(canvas.width / size.width, canvas.height / size.height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  context.font = `600 ${letterSize(size)}px sans-serif`;
  for (const annotation of annotations) {
    drawShape(context, annotation, numberOf(annotation, annotations), size);
    drawWords(context, annotation, words[annotation.id] ?? '', size);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

function drawShape(
  context: OffscreenCanvasRenderingContext2D,
  annotation: Annotation,
  number: number,
  size: Size,
): void {
  const { kind, from, to } = annotation;
  const width = markWidth(size);
  context.beginPath();
  if (kind === 'arrow') for (const { x, y } of arrowPoints(annotation, width * 5)) context.lineTo(x, y);
  else if (kind === 'box') context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  else if (kind === 'number') context.arc(from.x, from.y, letterSize(size) * 0.75, 0, 2 * Math.PI);
  else return;
  if (kind === 'number') {
    context.fillStyle = ink;
    context.fill();
  }
  for (const [style, line] of [
    [inkEdge, width * 2],
    [ink, width],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = line;
    context.stroke();
  }
  if (kind !== 'number') return;
  context.textAlign = 'center';
  context.fillStyle = inkEdge;
  context.fillText(String(number), from.x, from.y);
}

function drawWords(
  context: OffscreenCanvasRenderingContext2D,
  annotation: Annotation,
  words: string,
  size: Size,
): void {
  if (words.trim() === '') return;
  const { x, y } = wordsPlace(annotation, size);
  context.textAlign = 'left';
  context.strokeStyle = inkEdge;
  context.lineWidth = markWidth(size) * 1.5;
  context.strokeText(words, x, y);
  context.fillStyle = ink;
  context.fillText(words, x, y);
}

/** Beside what is drawn, on the page as in what is sent. */
export function wordsPlace({ kind, from, to }: Annotation, size: Size): { readonly x: number; readonly y: number } {
  const letter = letterSize(size);
  if (kind === 'box') return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y) - letter * 0.8 };
  if (kind === 'number') return { x: from.x + letter, y: from.y };
  return kind === 'arrow' ? { x: from.x + letter * 0.4, y: from.y + letter * 0.8 } : from;
}
