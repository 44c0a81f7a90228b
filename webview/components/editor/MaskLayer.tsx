import { computed } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Size } from '../../../src/protocol/pixels.ts';
import { drawing, maskSteps } from '../../state/editor/marks.ts';
import type { MaskStep } from '../../state/editor/mask/maskStep.ts';
import { maskColour, paintStep, paintSteps } from '../../state/editor/mask/paintSteps.ts';
import './MaskLayer.css';

/** A larger picture is painted at this size; what is sent has all its pixels. */
const longestSide = 4096;

const isIdle = computed(() => drawing.value === undefined);
const openArea = computed(() => (drawing.value?.kind === 'area' ? drawing.value.points : undefined));

/** The mask as the user sees it, over the picture. */
export function MaskLayer({ size }: { size: Size }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painted = useRef<readonly MaskStep[]>([]);
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)));

  // A stroke under way grows by its newest piece alone, outside of any drawing of the page.
  useLayoutEffect(() => {
    let done = 0;
    return drawing.subscribe((step) => {
      const context = canvas.current?.getContext('2d');
      if (step?.kind !== 'stroke') done = 0;
      else if (context) {
        paintStep(context, { ...step, points: step.points.slice(Math.max(0, done - 2)) }, scale);
        done = step.points.length;
        painted.current = [...maskSteps.peek(), step];
      }
    });
  }, [scale]);

  const steps = maskSteps.value;
  const idle = isIdle.value;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !idle) return;
    const before = painted.current;
    const isMore = before.length <= steps.length && before.every((step, index) => steps[index] === step);
    if (!isMore) context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    paintSteps(context, isMore ? steps.slice(before.length) : steps, scale);
    painted.current = steps;
  }, [steps, scale, idle]);

  const area = openArea.value;
  return (
    <div class="mask-layer" aria-hidden="true" style={{ '--mask': maskColour }}>
      <canvas ref={canvas} width={width} height={height} />
      {area && (
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          <polygon points={area.join(' ')} vector-effect="non-scaling-stroke" />
        </svg>
      )}
    </div>
  );
}
