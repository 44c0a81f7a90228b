import type { Size } from '../../../src/protocol/pixels.ts';
import { type Annotation, arrowPoints, letterSize, markWidth, numberOf } from '../../state/editor/annotations.ts';
import { ink, wordsPlace } from '../../state/editor/drawAnnotations.ts';
import { annotations, drawing, remarkWords } from '../../state/editor/marks.ts';
import './AnnotationLayer.css';

/** Arrows, boxes, numbers and words over the picture, as they will be sent. */
export function AnnotationLayer({ size }: { size: Size }) {
  const underWay = drawing.value?.kind === 'annotate' ? [drawing.value.annotation] : [];
  const all = [...annotations.value, ...underWay];
  return (
    <svg
      class="annotation-layer"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ '--ink': ink, '--line': `${markWidth(size)}px`, '--letter': `${letterSize(size)}px` }}
    >
      {all.map((annotation) => (
        <g key={annotation.id}>
          <Shape annotation={annotation} number={numberOf(annotation, all)} size={size} />
          <Words annotation={annotation} size={size} />
        </g>
      ))}
    </svg>
  );
}

function Shape({ annotation, number, size }: { annotation: Annotation; number: number; size: Size }) {
  const { kind, from, to } = annotation;
  if (kind === 'number') {
    return (
      <>
        <circle class="annotation-dot" cx={from.x} cy={from.y} r={letterSize(size) * 0.75} />
        <text class="annotation-number" x={from.x} y={from.y}>
          {number}
        </text>
      </>
    );
  }
  if (kind === 'text') return null;
  const points =
    kind === 'arrow'
      ? arrowPoints(annotation, markWidth(size) * 5).map(({ x, y }) => `${x},${y}`)
      : [`${from.x},${from.y}`, `${to.x},${from.y}`, `${to.x},${to.y}`, `${from.x},${to.y}`, `${from.x},${from.y}`];
  return (
    <>
      <polyline class="annotation-edge" points={points.join(' ')} />
      <polyline class="annotation-line" points={points.join(' ')} />
    </>
  );
}

function Words({ annotation, size }: { annotation: Annotation; size: Size }) {
  const words = remarkWords.value[annotation.id] ?? (annotation.kind === 'text' ? '…' : '');
  const { x, y } = wordsPlace(annotation, size);
  return (
    <text class="annotation-words" x={x} y={y}>
      {words}
    </text>
  );
}
