import type { Size } from '../../../../src/protocol/pixels.ts';
import { type Annotation, letterSize, markWidth, numberOf } from '../../../state/editor/annotations.ts';
import { ink } from '../../../state/editor/drawAnnotations.ts';
import { remarkWords, shownAnnotations } from '../../../state/editor/marks.ts';
import { chosenRemark } from '../../../state/editor/remarks.ts';
import './AnnotationLayer.css';
import { RemarkGrip } from './RemarkGrip.tsx';
import { RemarkShape } from './RemarkShape.tsx';
import { remarkFocus } from './remarkFocus.ts';
import { remarkName } from './remarkNames.ts';

/** Arrows, boxes, numbers and words over the picture, as they will be sent. `holds`: they can be taken hold of. */
export function AnnotationLayer({ size, holds }: { size: Size; holds: boolean }) {
  const all = shownAnnotations.value;
  return (
    <svg
      class={holds ? 'annotation-layer annotation-holds' : 'annotation-layer'}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      role="presentation"
      style={{ '--ink': ink, '--line': `${markWidth(size)}px`, '--letter': `${letterSize(size)}px` }}
    >
      {all.map((annotation) => (
        <Remark key={annotation.id} annotation={annotation} all={all} size={size} holds={holds} />
      ))}
    </svg>
  );
}

interface RemarkProps {
  readonly annotation: Annotation;
  readonly all: readonly Annotation[];
  readonly size: Size;
  readonly holds: boolean;
}

function Remark({ annotation, all, size, holds }: RemarkProps) {
  const { id, kind, from, to } = annotation;
  const shape = <RemarkShape annotation={annotation} number={numberOf(annotation, all)} size={size} />;
  if (!holds) return shape;
  const name = remarkName(annotation, all);
  const words = remarkWords.value[id];
  const hasEnds = chosenRemark.value === id && (kind === 'arrow' || kind === 'box');
  return (
    <g {...remarkFocus(id)}>
      <RemarkGrip annotation={annotation} part="whole" size={size} name={words ? `${name}: ${words}` : name}>
        {shape}
      </RemarkGrip>
      {hasEnds &&
        (['from', 'to'] as const).map((part) => {
          const { x, y } = part === 'from' ? from : to;
          return (
            <RemarkGrip
              key={part}
              annotation={annotation}
              part={part}
              size={size}
              name={`${part === 'from' ? 'Beginning' : 'End'} of ${name}`}
            >
              <circle class="annotation-end" cx={x} cy={y} r={letterSize(size) * 0.3} />
            </RemarkGrip>
          );
        })}
    </g>
  );
}
