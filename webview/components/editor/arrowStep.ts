import type { Size } from '../../../src/protocol/pixels.ts';
import type { Point } from '../../state/point.ts';

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves on a picture, in its pixels: a hundredth of its longer side, with Shift eight, with Alt one pixel. */
export function arrowStep({ key, shiftKey, altKey }: KeyboardEvent, { width, height }: Size): Point | undefined {
  const direction = directions[key];
  if (!direction) return undefined;
  const step = altKey ? 1 : Math.max(1, Math.round((Math.max(width, height) / 100) * (shiftKey ? 8 : 1)));
  return { x: direction[0] * step, y: direction[1] * step };
}
