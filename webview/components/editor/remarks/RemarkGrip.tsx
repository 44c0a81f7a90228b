import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Size } from '../../../../src/protocol/pixels.ts';
import type { Annotation } from '../../../state/editor/annotations.ts';
import { remarkBoxId } from '../../../state/editor/marks.ts';
import {
  dropRemark,
  putRemark,
  type RemarkPart,
  removeRemark,
  shifted,
  showRemark,
} from '../../../state/editor/remarks.ts';
import { focusWhenLost } from '../../../state/lostFocus.ts';
import type { Point } from '../../../state/point.ts';
import { arrowStep } from '../arrowStep.ts';

interface RemarkGripProps {
  readonly annotation: Annotation;
  readonly part: RemarkPart;
  readonly size: Size;
  /** Read aloud, with the keys. */
  readonly name: string;
  readonly children: ComponentChildren;
}

/**
 * What a remark is moved by: with the pointer, or with the arrow keys (Shift further, Alt by single pixels). Delete takes
 * the remark away; Enter and a double click go to its words.
 */
export function RemarkGrip({ annotation, part, size, name, children }: RemarkGripProps) {
  const held = useRef<{ readonly annotation: Annotation; readonly at: Point } | undefined>(undefined);
  const toWords = () => document.getElementById(remarkBoxId(annotation.id))?.focus();
  const letGo = () => {
    held.current = undefined;
    putRemark(annotation.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrowStep(event, size);
    if (by) showRemark(shifted(annotation, part, by, size));
    else if (event.key === 'Enter') toWords();
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      removeRemark(annotation.id);
      focusWhenLost(['.remark-grip', '.zoom-room']);
    } else if (event.key === 'Escape' && dropRemark(annotation.id)) held.current = undefined;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no button of its own.
    <g
      class="remark-grip"
      role="button"
      tabIndex={0}
      aria-label={`${name}. Arrow keys move it, Delete removes it, Enter goes to its words.`}
      data-own-pointer
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { annotation, at: pointIn(event, size) };
      }}
      onPointerMove={(event) => {
        if (!held.current) return;
        const { annotation: before, at } = held.current;
        const now = pointIn(event, size);
        showRemark(shifted(before, part, { x: now.x - at.x, y: now.y - at.y }, size));
      }}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onDblClick={(event) => {
        event.stopPropagation();
        toWords();
      }}
      onKeyDown={onKeyDown}
      onKeyUp={letGo}
      onBlur={letGo}
    >
      {children}
    </g>
  );
}

/** In pixels of the image. */
function pointIn({ currentTarget, clientX, clientY }: PointerEvent, size: Size): Point {
  const drawn = currentTarget instanceof SVGElement ? currentTarget.ownerSVGElement : null;
  const { left, top, width, height } = drawn?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
}
