import type { Drift } from '../../protocol/edits/tools.ts';
import type { VipsImages } from '../vipsImages.ts';
import { inPlace } from './align.ts';
import { driftOf } from './drift.ts';
import { smallCopy } from './smallCopy.ts';

export interface HeatMap extends Drift {
  /** PNG in the first picture's shape: clear where they agree. */
  readonly bytes: Uint8Array;
}

/** The longest side of a heat map: it is looked at as a whole. */
const mapSide = 1536;
/** Differences below this, of 255, are grain and JPEG. */
const [noise, hot] = [6, 96];

/** Where two pictures differ; the second is scaled to the first. */
export function heatMap(images: VipsImages, before: Uint8Array, after: Uint8Array): HeatMap {
  const { vips, save } = images;
  const [first, second] = [smallCopy(images, before, mapSide), smallCopy(images, after, mapSide)];
  const { width, height } = first;
  const data = new Uint8Array(width * height * 4);
  const drift = driftOf(
    first,
    second,
    inPlace,
    () => true,
    (pixel, difference) => {
      if (difference <= noise) return;
      const heat = Math.min(1, (difference - noise) / (hot - noise));
      // From yellow through orange to red, ever less transparent.
      data.set([255, 220 * (1 - heat), 40 * (1 - heat), 90 + 165 * heat], pixel * 4);
    },
  );
  using raw = vips.Image.newFromMemory(data, width, height, 4, vips.BandFormat.uchar);
  using map = raw.copy({ interpretation: 'srgb' });
  return { bytes: save(map, { format: 'png' }, 'none'), ...drift };
}
