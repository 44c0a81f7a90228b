import { sniff } from '../imaging/sniff.ts';
import { StudioError } from '../protocol/failure.ts';
import { type ImageMime, type ImageRecord, imageMimes } from '../protocol/model.ts';
import type { StudioContext } from './context.ts';
import type { Reference } from './references.ts';

export const isKeepable = (mime: string): mime is ImageMime => imageMimes.some((known) => known === mime);

/** Takes a user's image into the library, byte for byte; one that is there already is recognised by its hash. */
export async function importImage(
  context: StudioContext,
  { bytes, sha256 }: Pick<Reference, 'bytes' | 'sha256'>,
): Promise<ImageRecord> {
  const { images } = await context.library();
  const known = await images.findByHash(sha256);
  if (known) return known;
  if (!isKeepable(sniff(bytes)?.mime ?? '')) {
    throw new StudioError({ kind: 'invalidInput', message: 'Only PNG, JPEG and WebP images can join the library.' });
  }
  return images.add(bytes, {
    id: context.newId(),
    origin: 'imported',
    createdAt: context.now(),
    prompt: '',
    references: [],
    draft: false,
    demo: false,
  });
}
