import type { Drift } from '../../protocol/edits/tools.ts';
import type { Alignment } from './align.ts';
import { type Rgb, sample } from './planes.ts';

/** A difference that people see, of 255. */
const visible = 8;

/** Of what is only counted, every so many-th pixel each way tells as much. */
const stride = 2;

/** How far an answer, laid over its original, differs from it at the places that count. Called for each of them. */
export function driftOf(
  original: Rgb,
  answer: Rgb,
  at: Alignment,
  counts: (pixel: number) => boolean,
  each?: (pixel: number, difference: number) => void,
): Drift {
  const { width, height, data } = original;
  const step = each ? 1 : stride;
  let looked = 0;
  let changed = 0;
  let sum = 0;
  for (let y = 0; y < height; y += step) {
    const row = (((y + 0.5) / height) * at.scaleY + at.shiftY) * answer.height - 0.5;
    for (let x = 0; x < width; x += step) {
      const pixel = y * width + x;
      if (!counts(pixel)) continue;
      const column = (((x + 0.5) / width) * at.scaleX + at.shiftX) * answer.width - 0.5;
      let most = 0;
      let whole = 0;
      for (let channel = 0; channel < 3; channel++) {
        const difference = Math.abs((data[pixel * 3 + channel] ?? 0) - sample(answer, column, row, 3, channel));
        whole += difference;
        if (difference > most) most = difference;
      }
      looked += 1;
      sum += whole / 3;
      if (most > visible) changed += 1;
      each?.(pixel, most);
    }
  }
  return looked === 0 ? { changed: 0, mean: 0 } : { changed: changed / looked, mean: sum / looked };
}
