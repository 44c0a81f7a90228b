import { computed } from '@preact/signals';
import { maskSteps } from './marks.ts';
import { coverage, rasterise } from './mask/rasterise.ts';
import { current } from './picture.ts';

/** Fine enough that the smallest brush is not missed. */
const side = 512;

/** How much of the picture is marked, 0 to 1. */
export const maskShare = computed(() => {
  const picture = current.value;
  if (!picture || maskSteps.value.length === 0) return 0;
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)];
  return coverage(rasterise(maskSteps.value, { width, height }, scale));
});

/** Something is marked. What was painted may have been erased again. */
export const hasMask = computed(() => maskShare.value > 0);
