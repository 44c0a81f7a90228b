import type { Size } from '../../../../src/protocol/pixels.ts';
import { type Annotation, arrowPoints, letterSize, markWidth } from '../../../state/editor/annotations.ts';
import { wordsPlace } from '../../../state/editor/drawAnnotations.ts';
import { remarkWords } from '../../../state/editor/marks.ts';

interface RemarkShapeProps {
  readonly annotation: Annotation;
  readonly number: number;
  readonly size: Size;
}

/** A remark as it will be sent, with a wider edge that nobody sees to take hold of. */
export function RemarkShape(props: RemarkShapeProps) {
  return (
    <>
      <Shape {...props} /> <Words {...props} />
    </>
  );
}

function Shape({ annotation, number, size }: RemarkShapeProps) {
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
      <polyline class="annotation-hold" points={points.join(' ')} />
      <polyline class="annotation-edge" points={points.join(' ')} />
      <polyline class="annotation-line" points={points.join(' ')} />
    </>
  );
}

function Words({ annotation, size }: Omit<RemarkShapeProps, 'number'>) {
  const words = remarkWords.value[annotation.id] ?? (annotation.kind === 'text' ? '…' : '');
  const { x, y } = wordsPlace(annotation, size);
  return (
    <text class="annotation-words" x={x} y={y}>
      {words}
    </text>
  );
}
