import { StudioError } from '../protocol/failure.ts';
import type { Size } from '../protocol/pixels.ts';

export const standardMaxMegapixels = 100;

export const megapixelsOf = ({ width, height }: Size): number => (width * height) / 1e6;

/** Refuses what would take gigabytes to decode, before anything is decoded. */
export function checkPixels(size: Size, maxMegapixels: number): void {
  const megapixels = megapixelsOf(size);
  if (megapixels <= maxMegapixels) return;
  throw new StudioError({
    kind: 'tooLarge',
    message: `This image has ${size.width} × ${size.height} pixels, ${Math.ceil(megapixels)} megapixels; the most that can be opened is ${maxMegapixels}.`,
  });
}
