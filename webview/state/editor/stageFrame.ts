import { computed } from '@preact/signals';
import type { Size } from '../../../src/protocol/pixels.ts';
import { widthToHeight } from '../../../src/protocol/shapeOf.ts';
import { fields, mode } from './form.ts';
import { current } from './picture.ts';
import { resize } from './tools.ts';

/** The room in which the picture is shown: its own, or the one that it is about to get. */
export interface StageFrame extends Size {
  /** How the picture lies in it. */
  readonly fit: 'fill' | 'cover' | 'contain';
}

export const stageFrame = computed((): StageFrame | undefined => {
  const picture = current.value;
  if (!picture) return undefined;
  const { width, height } = picture;
  if (mode.value === 'resize') {
    const { fit, linked, ...to } = resize.value;
    return { width: to.width ?? width, height: to.height ?? height, fit: linked ? 'fill' : fit };
  }
  if (fields.value?.mode === 'extend') return { ...around(picture, fields.value.aspectRatio), fit: 'contain' };
  return { width, height, fit: 'fill' };
});

/** The smallest frame of a shape that has all of the picture in it. */
function around({ width, height }: Size, shape: string): Size {
  const ratio = widthToHeight(shape);
  return {
    width: Math.round(Math.max(width, height * ratio)),
    height: Math.round(Math.max(height, width / ratio)),
  };
}
