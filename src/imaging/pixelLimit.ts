import { StudioError } from '../protocol/failure.ts';
import type { Size } from '../protocol/pixels.ts';

export const standardMaxMegapixels = 100;

/** Refuses what would take gigabytes to decode, before anything is decoded. */
export function checkPixels({ width, height }: Size, maxMegapixels: number): void {
  const megapixels = (width * height) / 1e6;
  if (megapixels <= maxMegapixels) return;
  throw new StudioError({
    kind: 'tooLarge',
    message: `This image has ${width} × ${height} pixels, ${Math.ceil(megapixels)} megapixels; the most that can be opened is ${maxMegapixels}.`,
  });
}
