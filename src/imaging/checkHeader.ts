import { StudioError } from '../protocol/failure.ts';
import { formatPixels } from '../protocol/words.ts';
import { type Sniffed, sniff } from './sniff.ts';

export const standardMaxMegapixels = 100;

/**
 * The header of an image, or a refusal before anything is decoded: `malformed` for what is no image, `tooLarge` for what
 * would take gigabytes.
 */
export function checkHeader(bytes: Uint8Array, maxMegapixels = standardMaxMegapixels): Sniffed {
  const header = sniff(bytes);
  if (!header)
    throw new StudioError({ kind: 'malformed', message: 'This is not an image, or its beginning is damaged.' });
  const megapixels = megapixelsOf(header);
  if (megapixels <= maxMegapixels) return header;
  throw new StudioError({
    kind: 'tooLarge',
    message: `This image has ${formatPixels(header)} pixels, ${Math.ceil(megapixels)} megapixels; the most that can be opened is ${maxMegapixels}.`,
  });
}

export const megapixelsOf = ({ width, height }: Sniffed): number => (width * height) / 1e6;
